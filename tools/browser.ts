/**
 * Finds a Chromium for the browser tests: one that is installed, else playwright's download, else (as root on Debian)
 * Debian's package. Says what it did; where there is none to be had, says what to run.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export type Browser =
  | { readonly type: 'found'; readonly path: string; readonly how: string }
  | { readonly type: 'missing'; readonly remedy: string }

const found = (path: string, how: string): Browser => ({ type: 'found', path, how })

const minutes = (n: number) => n * 60_000

const download = (): string | undefined => {
  spawnSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: minutes(3),
  })
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

const fromDebian = (): string | undefined => {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', step, { stdio: 'ignore', timeout: minutes(5), env: environment })
  }
  return installed.find((path) => existsSync(path))
}

export const findBrowser = (): Browser => {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    return existsSync(chosen)
      ? found(chosen, 'named by CHROMIUM_PATH')
      : { type: 'missing', remedy: `CHROMIUM_PATH names ${chosen}, which is not there.` }
  }
  const present = installed.find((path) => existsSync(path))
  if (present) return found(present, 'installed')
  const playwrights = chromium.executablePath()
  if (playwrights && existsSync(playwrights)) return found(playwrights, "playwright's")
  const downloaded = download()
  if (downloaded) return found(downloaded, 'downloaded by playwright')
  const packaged = fromDebian()
  if (packaged) return found(packaged, "installed from Debian's packages")
  return {
    type: 'missing',
    remedy: 'Run `npx playwright-core install --with-deps chromium`, or `sudo apt-get install chromium`.',
  }
}
