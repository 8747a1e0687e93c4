/** The real draft in Kazakh and Russian where the public test material lies beside the project, else the sample's text. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const beside = join(import.meta.dirname, '../../../shared/data/kz')
const own = join(import.meta.dirname, '../../server/sample')

const real = {
  ru: join(beside, 'kz-2026-constitution.excerpt.ru.md'),
  kk: join(beside, 'kz-2026-constitution.excerpt.kk.md'),
}
const sample = { ru: join(own, 'constitution.ru.md'), kk: join(own, 'constitution.kk.md') }

export interface DraftText {
  readonly isReal: boolean
  readonly ru: string
  readonly kk: string
}

export const draftText = (): DraftText => {
  const isReal = existsSync(real.ru) && existsSync(real.kk)
  if (!isReal)
    process.stdout.write('The real draft is not beside the project: the sample text stands in for it.\n')
  const { ru, kk } = isReal ? real : sample
  return { isReal, ru: readFileSync(ru, 'utf8'), kk: readFileSync(kk, 'utf8') }
}
