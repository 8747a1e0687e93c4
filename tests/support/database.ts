/** Which engine a test file's servers run on: SQLite, unless the file says otherwise before it starts one. */
import { type Postgres, startPostgres } from './postgres.ts'

let server: Postgres | undefined
const urls = new Map<string, string>()

/** Starts a throwaway PostgreSQL for all servers that this test file starts from now on. */
export const usePostgres = async (): Promise<Postgres> => {
  server = await startPostgres()
  return server
}

export const stopPostgres = async (): Promise<void> => {
  await server?.stop()
  server = undefined
}

/** The address of the database that belongs to a data folder, made when it is first asked for; undefined is SQLite. */
export const databaseUrlOf = async (dataDir: string): Promise<string | undefined> => {
  if (!server) return undefined
  const url = urls.get(dataDir) ?? (await server.newDatabase())
  urls.set(dataDir, url)
  return url
}
