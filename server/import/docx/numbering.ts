/**
 * The numbers that Word shows before paragraphs and stores nowhere: counted here as Word counts them, by list and level.
 * Paragraphs of several numberings that share a definition count on; a numbering with a start of its own starts over.
 */
import { lettered, letteredRu, romanSmall } from '../numerals.ts'
import { child, childrenOf, isOn, readXml, settingOf, type XmlElement } from '../xml.ts'
import type { Styles } from './styles.ts'

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly restartsBelow?: number
  readonly isLegal: boolean
}

interface Numbering {
  readonly definition: string
  readonly starts: ReadonlyMap<number, number>
  readonly levels: ReadonlyMap<number, Level>
}

export interface Numbers {
  /** The label of the next paragraph of this list and level; empty where it shows none. */
  next(numId: string, level: number): string
}

const written = (format: string, number: number): string => {
  switch (format) {
    case 'lowerLetter':
      return lettered(number)
    case 'upperLetter':
      return lettered(number).toUpperCase()
    case 'russianLower':
      return letteredRu(number)
    case 'russianUpper':
      return letteredRu(number).toUpperCase()
    case 'lowerRoman':
      return romanSmall(number)
    case 'upperRoman':
      return romanSmall(number).toUpperCase()
    case 'decimalZero':
      return String(number).padStart(2, '0')
    default:
      return String(number)
  }
}

const levelsOf = (parent: XmlElement | undefined): Map<number, Level> =>
  new Map(
    childrenOf(parent, 'lvl').map((lvl) => {
      const restart = settingOf(lvl, 'lvlRestart')
      const level: Level = {
        start: Number(settingOf(lvl, 'start') ?? 1),
        format: settingOf(lvl, 'numFmt') ?? 'decimal',
        text: (settingOf(lvl, 'lvlText') ?? '').slice(0, 200),
        ...(restart !== undefined && { restartsBelow: Number(restart) }),
        isLegal: isOn(lvl, 'isLgl') ?? false,
      }
      return [Number(lvl.attributes.ilvl ?? 0), level] as const
    }),
  )

const numberingsOf = (xml: string, styles: Styles): ReadonlyMap<string, Numbering> => {
  const root = readXml(xml)
  const definitions = new Map(
    childrenOf(root, 'abstractNum').map((each) => [each.attributes.abstractNumId, each]),
  )
  const nums = new Map(childrenOf(root, 'num').map((each) => [each.attributes.numId, each]))
  const definitionOf = (num: XmlElement | undefined, below = 0): string | undefined => {
    const id = settingOf(num, 'abstractNumId')
    const link = settingOf(id === undefined ? undefined : definitions.get(id), 'numStyleLink')
    const linked = link === undefined ? undefined : styles.of(link).numId
    return linked === undefined || below > 5 ? id : definitionOf(nums.get(linked), below + 1)
  }
  return new Map(
    [...nums].flatMap(([numId, num]) => {
      const definition = definitionOf(num)
      if (numId === undefined || definition === undefined) return []
      const overrides = childrenOf(num, 'lvlOverride')
      const starts = overrides.flatMap((each) => {
        const start = settingOf(each, 'startOverride')
        return start === undefined ? [] : [[Number(each.attributes.ilvl ?? 0), Number(start)] as const]
      })
      const own = overrides.flatMap((each) => (child(each, 'lvl') ? [...levelsOf(each)] : []))
      const levels = new Map([...levelsOf(definitions.get(definition)), ...own])
      return [[numId, { definition, starts: new Map(starts), levels }] as const]
    }),
  )
}

export const numbersOf = (xml: string | undefined, styles: Styles): Numbers => {
  const numberings = xml === undefined ? new Map<string, Numbering>() : numberingsOf(xml, styles)
  const counters = new Map<string, Map<number, number>>()
  const begun = new Set<string>()
  return {
    next(numId, level) {
      const numbering = numberings.get(numId)
      const shape = numbering?.levels.get(level)
      if (!numbering || !shape || shape.format === 'none') return ''
      const counts = counters.get(numbering.definition) ?? new Map<number, number>()
      counters.set(numbering.definition, counts)
      const startsOver = numbering.starts.get(level)
      const isNew = !begun.has(`${numId} ${level}`)
      begun.add(`${numId} ${level}`)
      const last = counts.get(level)
      if (startsOver !== undefined && isNew) counts.set(level, startsOver)
      else counts.set(level, last === undefined ? shape.start : last + 1)
      for (let deeper = level + 1; deeper < 9; deeper++) {
        const below = numbering.levels.get(deeper)?.restartsBelow
        if (below === undefined || (below > 0 && level < below)) counts.delete(deeper)
      }
      if (shape.format === 'bullet') return '–'
      return shape.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const other = numbering.levels.get(at)
        const number = counts.get(at) ?? other?.start ?? 1
        return written(shape.isLegal ? 'decimal' : (other?.format ?? 'decimal'), number)
      })
    },
  }
}
