/**
 * Joining a row with the one before it and splitting one in two: what a reading got wrong about where a unit ends. Not a
 * letter is dropped: a joined unit's number goes into the words.
 */
import { displayNum, headingLabel } from '#shared/legal/naming.ts'
import { headedKinds, type Kind, type Lang, type NamingProfile } from '#shared/legal/unit.ts'
import { type DraftUnit, leftOut } from './draft.ts'

/** Rows after a change, the row to go on at, and the caret in its words. */
export interface Changed {
  readonly rows: readonly DraftUnit[]
  readonly key: string
  readonly caret: number
}

const label = ({ kind, num }: DraftUnit, lang: Lang, naming: NamingProfile): string => {
  if (num === '') return ''
  return headedKinds.has(kind) ? `${headingLabel(naming, kind, num, lang)}.` : displayNum(kind, num, naming)
}

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

/** Nothing where no row stands before it. What the row held goes on under the one before. */
export const joinedBefore = (
  rows: readonly DraftUnit[],
  key: string,
  lang: Lang,
  naming: NamingProfile,
): Changed | undefined => {
  const out = leftOut(rows)
  const at = rows.findIndex((row) => row.key === key)
  const before = rows.slice(0, Math.max(0, at)).findLastIndex((row) => !out.has(row.key))
  if (at < 0 || before < 0 || out.has(key)) return undefined
  const row = rows[at]!
  const goal = rows[before]!
  const words = join(label(row, lang, naming), row.heading, row.text)
  // A title that was broken over two lines is one title.
  const part = goal.heading !== '' && goal.text === '' ? 'heading' : 'text'
  const caret = goal[part] === '' ? 0 : goal[part].length + 1
  return {
    rows: rows.flatMap((each) =>
      each === row ? [] : each === goal ? [{ ...goal, [part]: join(goal[part], words) }] : [each],
    ),
    key: goal.key,
    caret,
  }
}

const openings: readonly (readonly [RegExp, Kind])[] = [
  [/^(\d+(?:-\d+)*)\.\s+/, 'paragraph'],
  [/^(\d+(?:-\d+)*)\)\s*/, 'point'],
  [/^([а-яёәіңғүұқөһa-z])\)\s*/i, 'subpoint'],
]

/** What a piece of text opens as: by the number that it begins with, else unnumbered wording. */
const opened = (words: string): Pick<DraftUnit, 'kind' | 'num' | 'text'> => {
  for (const [opening, kind] of openings) {
    const [whole, num] = opening.exec(words) ?? []
    if (whole !== undefined && num !== undefined) return { kind, num, text: words.slice(whole.length) }
  }
  return { kind: 'alinea', num: '', text: words }
}

/** Splits a row's text at the caret; nothing where either part would be empty. The first keeps number, heading and name. */
export const splitAt = (rows: readonly DraftUnit[], key: string, caret: number): Changed | undefined => {
  const at = rows.findIndex((row) => row.key === key)
  const row = rows[at]
  const [head, tail] = [row?.text.slice(0, caret).trimEnd() ?? '', row?.text.slice(caret).trimStart() ?? '']
  if (!row || head === '' || tail === '') return undefined
  const taken = new Set(rows.map((each) => each.key))
  let n = 1
  while (taken.has(`${key}+${n}`)) n++
  const fresh: DraftUnit = {
    ...opened(tail),
    key: `${key}+${n}`,
    heading: '',
    left: false,
    depth: headedKinds.has(row.kind) ? row.depth + 1 : row.depth,
  }
  return {
    rows: [...rows.slice(0, at), { ...row, text: head }, fresh, ...rows.slice(at + 1)],
    key: fresh.key,
    caret: 0,
  }
}
