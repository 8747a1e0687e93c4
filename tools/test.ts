/**
 * `npm test`: types and lint, then every suite, each group in a run of its own so that browsers and load do not share
 * two cores; ends with one line that counts them all. `npm run test:fuzz` and `npm run test:e2e` run one group.
 * With REQUIRE_ALL=1 (CI) a suite that had to be skipped is a failure.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { buildClient } from './clientBuild.ts'
import { provideServers } from './servers.ts'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const groups: Record<string, readonly string[]> = {
  core: ['unit', 'law', 'contracts', 'fuzz'],
  integration: ['integration'],
  e2e: ['e2e'],
}
const limit = 30 * 60_000

interface Count {
  passed: number
  failed: number
  skipped: number
  skippedSuites: string[]
}
const total: Count = { passed: 0, failed: 0, skipped: 0, skippedSuites: [] }

const run = (command: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    const timer = setTimeout(() => child.kill('SIGKILL'), limit)
    child.on('exit', (code) => {
      clearTimeout(timer)
      resolve(code ?? 1)
    })
  })

const check = async (name: string, args: readonly string[]) => {
  const code = await run(bin(name), args)
  process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}: ${name} ${args.join(' ')}\n`)
  if (code === 0) total.passed += 1
  else total.failed += 1
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: readonly {
    name: string
    status: string
    assertionResults: readonly { status: string }[]
  }[]
}

const suites = async (projects: readonly string[], env: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'usynys-report-'))
  const report = join(folder, 'report.json')
  const chosen = projects.flatMap((project) => ['--project', project])
  const code = await run(
    bin('vitest'),
    ['run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  )
  try {
    const result: VitestReport = JSON.parse(readFileSync(report, 'utf8'))
    const brokenFiles = result.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    total.passed += result.numPassedTests
    total.failed += result.numFailedTests + brokenFiles.length
    total.skipped += result.numPendingTests + result.numTodoTests
    for (const file of result.testResults) {
      const ran = file.assertionResults.some((test) => test.status === 'passed' || test.status === 'failed')
      if (!ran && file.status !== 'failed') total.skippedSuites.push(file.name.replace(`${root}/`, ''))
    }
    if (code !== 0 && result.numFailedTests + brokenFiles.length === 0) total.failed += 1
  } catch {
    process.stdout.write(`FAILED: ${projects.join(', ')} ended without a report (exit code ${code}).\n`)
    total.failed += 1
  }
  rmSync(folder, { recursive: true, force: true })
}

const browserSuites = async () => {
  const browser = findBrowser()
  if (browser.type === 'missing') {
    process.stdout.write(
      `Browser tests are skipped: no Chromium was found and none could be installed. ${browser.remedy}\n`,
    )
    total.skipped += 1
    total.skippedSuites.push('tests/e2e')
    return
  }
  process.stdout.write(`Browser tests run in ${browser.path} (${browser.how}).\n`)
  await buildClient()
  await suites(groups.e2e!, { CHROMIUM_PATH: browser.path })
}

const withServers = () => {
  for (const { name, isThere, told } of provideServers()) {
    process.stdout.write(`${told}\n`)
    if (!isThere) total.skippedSuites.push(`tests with ${name}`)
  }
}

const only = process.argv[3]
if (only === 'e2e') await browserSuites()
else if (only) {
  withServers()
  await suites([only], {})
} else {
  await check('tsc', ['--noEmit'])
  await check('biome', ['check', '--error-on-warnings'])
  withServers()
  await suites(groups.core!, {})
  await suites(groups.integration!, {})
  await browserSuites()
}

for (const suite of total.skippedSuites) process.stdout.write(`skipped: ${suite}\n`)
const missing = process.env.REQUIRE_ALL === '1' ? total.skippedSuites.length : 0
if (missing)
  process.stdout.write('Every suite must run here (REQUIRE_ALL=1): a skipped one counts as failed.\n')
const failed = total.failed + missing
process.stdout.write(
  `${total.passed} passed, ${failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}\n`,
)
process.exit(failed || total.passed === 0 ? 1 : 0)
