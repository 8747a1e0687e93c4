/**
 * A place that somebody names instead of words to look for: «ст. 9 п. 2», «пункт 2 статьи 9», «9-бап», «9-баптың 2-тармағы», "art 9",
 * or a bare number for an article. A word can mean several kinds, as naming differs from law to law.
 */
import { sameNum } from '../legal/numerals.ts'
import { walk } from '../legal/tree.ts'
import type { Kind, Unit } from '../legal/unit.ts'
import { folded } from './words.ts'

export interface NamedStep {
  readonly kinds: readonly Kind[]
  readonly num: string
}

interface Term {
  /** Small letters; the word or its beginning. */
  readonly beginning: string
  /** Abbreviations that must stand alone. */
  readonly short?: readonly string[]
  /** From large (0) to small. */
  readonly level: number
  readonly kinds: readonly Kind[]
}

// What begins like another term stands before it: подпункт before пункт, тармақша before тармақ.
const terms: readonly Term[] = [
  { beginning: 'подпункт', short: ['пп', 'подп', 'ппункт'], level: 6, kinds: ['point', 'subpoint'] },
  { beginning: 'раздел', short: ['разд', 'р'], level: 1, kinds: ['section'] },
  { beginning: 'глав', short: ['гл'], level: 2, kinds: ['chapter'] },
  { beginning: 'стат', short: ['ст'], level: 3, kinds: ['article'] },
  { beginning: 'пункт', short: ['п'], level: 5, kinds: ['paragraph', 'point'] },
  { beginning: 'част', short: ['ч'], level: 4, kinds: ['paragraph', 'alinea', 'part'] },
  { beginning: 'тармақша', level: 6, kinds: ['point', 'subpoint'] },
  { beginning: 'тармағ', level: 5, kinds: ['paragraph', 'point'] },
  { beginning: 'тармақ', level: 5, kinds: ['paragraph', 'point'] },
  { beginning: 'бөлім', level: 1, kinds: ['section'] },
  { beginning: 'бөлі', level: 4, kinds: ['paragraph', 'alinea', 'part'] },
  { beginning: 'тарау', level: 2, kinds: ['chapter'] },
  { beginning: 'баб', level: 3, kinds: ['article'] },
  { beginning: 'бап', level: 3, kinds: ['article'] },
  { beginning: 'section', short: ['sec'], level: 1, kinds: ['section'] },
  { beginning: 'chapter', short: ['ch'], level: 2, kinds: ['chapter'] },
  { beginning: 'article', short: ['art'], level: 3, kinds: ['article'] },
  { beginning: 'subpoint', level: 7, kinds: ['subpoint', 'point'] },
  { beginning: 'subparagraph', level: 6, kinds: ['point', 'subpoint'] },
  { beginning: 'paragraph', short: ['para', 'par'], level: 5, kinds: ['paragraph'] },
  { beginning: 'point', short: ['pt'], level: 6, kinds: ['point', 'subpoint'] },
]

const termIn = (word: string): Term | undefined => {
  const small = folded(word)
  return (
    terms.find(({ short }) => short?.includes(small)) ??
    terms.find(({ beginning }) => small.startsWith(beginning) && small.length <= beginning.length + 6)
  )
}

const number = String.raw`(?:\d+[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d+(?:\s?[-‐‑–.]\s?\d+)*|[IVXLCІХ]+(?![\p{L}])|\p{L}(?=\)))`
const wordFirst = new RegExp(String.raw`^(\p{L}+)\.?\s*(?:№|N\s)?\s*(${number})(?!\d)\)?`, 'iu')
const numberFirst = new RegExp(String.raw`^(${number})\)?\s*[-‐‑–]?\s*(\p{L}{3,})`, 'iu')
const little = /^(?:[\s,.;]|of\s)+/iu

/** The places named, from large to small; undefined where the words name none, or anything besides. */
export const citationIn = (typed: string): readonly NamedStep[] | undefined => {
  let rest = typed.normalize('NFC').trim()
  if (/^\d{1,4}(?:-\d{1,3})*$/.test(rest)) return [{ kinds: ['article'], num: rest }]
  const steps: (NamedStep & { readonly level: number })[] = []
  while (rest !== '') {
    const first = wordFirst.exec(rest)
    const second = numberFirst.exec(rest)
    const [whole, word = '', num = ''] =
      first && termIn(first[1]!) ? first : second ? [second[0], second[2], second[1]] : []
    const term = termIn(word)
    if (whole === undefined || !term) return undefined
    steps.push({ kinds: term.kinds, num: num.replace(/\s/g, ''), level: term.level })
    rest = rest.slice(whole.length).replace(little, '')
  }
  if (steps.length === 0) return undefined
  return steps.sort((a, b) => a.level - b.level).map(({ kinds, num }) => ({ kinds, num }))
}

/** Below `units`, the units that a step names: the first of its kinds that has any. */
const named = (units: readonly Unit[], { kinds, num }: NamedStep): readonly Unit[] => {
  for (const kind of kinds) {
    const found = [...walk(units)]
      .map(({ unit }) => unit)
      .filter((unit) => unit.kind === kind && sameNum(unit.num, num))
    if (found.length > 0) return found
  }
  return []
}

/** The units of a text that the steps lead to; several where numbering starts over. */
export const unitsNamed = (units: readonly Unit[], steps: readonly NamedStep[]): readonly Unit[] => {
  let found: readonly Unit[] = []
  let below = units
  for (const step of steps) {
    found = named(below, step)
    below = found.flatMap(({ children }) => children)
  }
  return found
}
