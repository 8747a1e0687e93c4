/** Why a PostgreSQL server cannot be used, for the person who starts Usynys. */

/** The database cannot be used; the message says why and what to do, and holds no password. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable'
}

/** A database's address without the password. */
export const withoutPassword = (url: string): string => {
  if (!URL.canParse(url)) return 'DATABASE_URL'
  const parsed = new URL(url)
  if (parsed.password !== '') parsed.password = '…'
  parsed.searchParams.delete('password')
  return decodeURI(parsed.href)
}

const remedyOf = (code: string): string => {
  if (code === '3D000') return 'Create the database, or correct its name in DATABASE_URL.'
  if (code.startsWith('28')) return 'Correct the user and the password in DATABASE_URL.'
  if (code === '53300') return 'The server has no connection left: raise its max_connections.'
  return 'Start the server, or correct the address in DATABASE_URL.'
}

/** The error of a first connection as cause and remedy. */
export const unreachable = (url: string, error: unknown): DatabaseUnusable => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  // Several addresses of one name that all failed come as one error without words of its own.
  const cause = typeof message === 'string' && message !== '' ? message : String(code ?? 'no answer')
  return new DatabaseUnusable(
    `PostgreSQL at ${withoutPassword(url)} cannot be used: ${cause}. ${remedyOf(String(code ?? ''))}`,
    { cause: error },
  )
}
