/** Programs of others that open what the product writes; a test says so where they are not installed. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const has = (command: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(command, args.length > 0 ? args : ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch (error) {
    return (error as { code?: string }).code !== 'ENOENT' && (error as { status?: unknown }).status === 99
  }
}

export const office = ['soffice', 'libreoffice'].find((command) => has(command))
/** LibreOffice's spreadsheets are a package of their own. */
export const hasCalc =
  office !== undefined &&
  ['/usr/lib/libreoffice/program/scalc', '/opt/libreoffice/program/scalc', '/usr/bin/localc'].some(existsSync)
/** Poppler's tools answer `-v` with 0 or 99, by version. */
export const hasPoppler = has('pdftotext', '-v') && has('pdfinfo', '-v')

const filters: Readonly<Record<string, string>> = {
  txt: 'txt:Text (encoded):UTF8',
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1',
}

/** A folder of its own for one test file; `end` removes it. */
export const conversions = () => {
  const folder = mkdtempSync(join(tmpdir(), 'usynys-files-'))
  const kept = async (name: string, body: string | Uint8Array): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, body)
    return path
  }
  return {
    folder,
    /** What LibreOffice makes of several files of one ending, in one go, by name. */
    async converted(
      files: Readonly<Record<string, Uint8Array>>,
      to: string,
    ): Promise<Record<string, string>> {
      const paths = await Promise.all(Object.entries(files).map(([name, body]) => kept(name, body)))
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
      await run(
        office!,
        [profile, '--headless', '--convert-to', filters[to] ?? to, '--outdir', folder, ...paths],
        {
          timeout: 100_000,
        },
      )
      const read = async (path: string) => {
        const made = join(folder, `${basename(path).replace(/\.\w+$/, '')}.${to}`)
        return [basename(path), await readFile(made, to === 'pdf' ? 'latin1' : 'utf8')] as const
      }
      return Object.fromEntries(await Promise.all(paths.map(read)))
    },
    async pdf(name: string, body: Uint8Array): Promise<{ text: string; info: string; fonts: string }> {
      const path = await kept(name, body)
      const [text, info, fonts] = await Promise.all([
        run('pdftotext', [path, '-']),
        run('pdfinfo', [path]),
        run('pdffonts', [path]),
      ])
      return { text: text.stdout, info: info.stdout, fonts: fonts.stdout }
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}
