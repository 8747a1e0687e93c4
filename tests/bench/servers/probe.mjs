/**
 * Loaded into every server under test before its own code: answers the bench over IPC what the process has used. It costs a
 * server nothing between questions. Memory is read after collecting garbage.
 */
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
let profiler

const answers = {
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  memory: () => {
    collect()
    collect()
    return process.memoryUsage()
  },
  profile: () => {
    profiler = new Session()
    profiler.connect()
    profiler.post('Profiler.enable')
    profiler.post('Profiler.start')
    return true
  },
  profiled: (file) => {
    profiler?.post('Profiler.stop', (_error, { profile }) => writeFileSync(file, JSON.stringify(profile)))
    profiler?.disconnect()
    profiler = undefined
    return true
  },
}

process.on('message', ({ id, ask, value }) => process.send({ id, answer: answers[ask](value) }))
// A bench that is gone has no use for its servers.
process.on('disconnect', () => process.exit(0))
process.channel?.unref()
