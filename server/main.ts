/** The process: reads the settings, starts the server, says where it is, and stops it cleanly when told to. */
import { type Config, readConfig } from './config.ts'
import { makeLog } from './log.ts'
import { type RunningServer, startServer } from './start.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

const settings = (): Config => {
  try {
    return readConfig(process.env)
  } catch (error) {
    return fail(error)
  }
}

const config = settings()

const greet = ({ address, port, setupCode }: RunningServer): void => {
  say(`Usynys is at ${address}`)
  if (config.origins.length > 0) say(`It listens on ${config.host}, port ${port}`)
  if (setupCode)
    say(
      `First start: make the first account there, or try the sample. From another machine, the code is ${setupCode}`,
    )
}

const log = makeLog(config.logLevel)
const running = await startServer(config, { log }).catch(fail)

let stopping = false
const stop = async (signal: string): Promise<void> => {
  if (stopping) return
  stopping = true
  log.info({ signal }, 'stopping')
  try {
    await running.stop()
    process.exit(0)
  } catch (error) {
    log.error({ err: error }, 'could not stop cleanly')
    process.exit(1)
  }
}

process.on('SIGTERM', () => void stop('SIGTERM'))
process.on('SIGINT', () => void stop('SIGINT'))

// Last: whoever reads the address may tell the server to stop at once.
greet(running)
