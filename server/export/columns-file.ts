/** Where an administrator's column template lies: `comparison-columns.json` in the data folder, if there is one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ColumnTemplate, readTemplate } from './columns.ts'

export const templateFile = 'comparison-columns.json'

/** The template, or undefined where there is no file. Throws at start, naming the file and its faults, where it is unusable. */
export const templateIn = (dataDir: string): ColumnTemplate | undefined => {
  const path = join(dataDir, templateFile)
  let json: string
  try {
    json = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const read = readTemplate(json)
  if (read.type === 'refused') throw new Error(`${path}: ${read.message}`)
  return read.template
}
