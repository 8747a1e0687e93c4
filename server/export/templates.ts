/** Templates that an administrator lays into the data folder: the table's columns, the act's frame, heading and signatures. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FrameTemplate, readFrame } from './act-frame.ts'
import { type ColumnTemplate, readTemplate } from './columns.ts'
import { type Letterhead, readLetterhead } from './letterhead.ts'
import type { Read } from './template.ts'

export const templateFile = 'comparison-columns.json'
export const frameFile = 'amending-act.json'
export const letterheadFile = 'letterhead.json'

/** The template, or undefined where there is no file. Throws at start, naming the file and its faults, where it is unusable. */
const fileIn = <T>(
  dataDir: string,
  name: string,
  parse: (json: string) => Read<T, string>,
): T | undefined => {
  const path = join(dataDir, name)
  let json: string
  try {
    json = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const read = parse(json)
  if (read.type === 'refused') throw new Error(`${path}: ${read.message}`)
  return read.template
}

/** The columns of `comparison-columns.json`. */
export const templateIn = (dataDir: string): ColumnTemplate | undefined =>
  fileIn(dataDir, templateFile, readTemplate)

/** The frame of `amending-act.json`. */
export const frameIn = (dataDir: string): FrameTemplate | undefined => fileIn(dataDir, frameFile, readFrame)

/** Heading, outcome words and signatures of `letterhead.json`. */
export const letterheadIn = (dataDir: string): Letterhead | undefined =>
  fileIn(dataDir, letterheadFile, readLetterhead)
