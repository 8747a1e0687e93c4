/**
 * The commission's table as people wait for it: 120 suggestions over 40 articles by six groups, asked of the real server as files.
 * Each round starts the server afresh, so that the first file is a cold one and the memory is that of the files alone.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, setUp } from '#tests/support/account.ts'
import { commissionTable, memoryOf } from '#tests/support/commissionTable.ts'
import { startServer } from '#tests/support/server.ts'

const formats = ['docx', 'xlsx', 'pdf'] as const

/** Milliseconds and MB; medians over rounds, `peak` the highest. */
export interface LawFigures {
  readonly cold: number
  readonly warm: Readonly<Record<(typeof formats)[number], number>>
  readonly idle: number
  readonly peak: number
  readonly bytes: number
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const fetched = async (reader: Account, path: string, format: string) => {
  const before = performance.now()
  const reply = await reader.raw('GET', `${path}.${format}?lang=ru`)
  const bytes = (await reply.arrayBuffer()).byteLength
  if (reply.status !== 200) throw new Error(`${path}.${format}: ${reply.status}`)
  return { ms: Math.round(performance.now() - before), bytes }
}

export const measureLawFiles = async (rounds: number): Promise<LawFigures> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'usynys-law-'))
  let server = await startServer({ dataDir })
  try {
    const secretary = await setUp(server.url)
    const path = await commissionTable(secretary)
    const rows: { cold: number; warm: LawFigures['warm']; idle: number; peak: number; bytes: number }[] = []
    for (let round = 0; round < rounds; round++) {
      await server.stop()
      server = await startServer({ dataDir, port: server.port })
      const idle = memoryOf(server.pid, 'VmRSS')
      const { ms: cold, bytes } = await fetched(secretary, path, 'docx')
      const peak = memoryOf(server.pid, 'VmHWM')
      // The first PDF starts the process that sets it.
      await fetched(secretary, path, 'pdf')
      const times: [string, number][] = []
      for (const format of formats) times.push([format, (await fetched(secretary, path, format)).ms])
      rows.push({ cold, warm: Object.fromEntries(times) as LawFigures['warm'], idle, peak, bytes })
    }
    const warm = formats.map((format) => [format, median(rows.map((row) => row.warm[format]))])
    return {
      cold: median(rows.map((row) => row.cold)),
      warm: Object.fromEntries(warm) as LawFigures['warm'],
      idle: median(rows.map((row) => row.idle)),
      peak: Math.max(...rows.map((row) => row.peak)),
      bytes: rows[0]!.bytes,
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export const tellLawFiles = ({ cold, warm, idle, peak, bytes }: LawFigures): string =>
  [
    `the commission's table, 120 suggestions over 40 articles by 6 groups`,
    `Word, first file after a start  ${cold} ms (target 5,000), ${bytes} bytes`,
    `memory at most                  ${peak} MB (target 400; ${idle} MB before)`,
    ...Object.entries(warm).map(([format, ms]) => `${`${format}, again`.padEnd(32)}${ms} ms`),
  ].join('\n')
