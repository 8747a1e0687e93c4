/** `npm start`: builds the client when needed, then runs the server, which migrates and serves all on one port. */
import { buildClient } from './clientBuild.ts'

await buildClient()
await import('#server/main.ts')
