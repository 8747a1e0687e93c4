/**
 * The heading of a unit and where its wording begins.
 *
 * A title stands behind the number, or on the next line, and may go on over further lines; what is left of the lines
 * under the heading is the unit's body.
 */
import type { HeadingItem, Item, TextItem } from './classify.ts'
import type { DoubtCode } from './doubts.ts'
import { isEnded } from './joining.ts'
import { mayBeTitle, type Outline } from './outline.ts'

export interface Titled {
  readonly heading?: string
  /** The first words of the wording, where they stand on the heading's line. */
  readonly runIn?: string
  readonly body: readonly Item[]
  readonly doubt?: DoubtCode
}

const shouted = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()

const textAt = (body: readonly Item[], i: number): TextItem | undefined =>
  body[i]?.type === 'text' ? (body[i] as TextItem) : undefined

/** How many of the lines from `from` on go on with the title so far. `before` is what would follow them. */
const continued = (title: string, body: readonly Item[], from: number, isContainer: boolean): number => {
  let taken = from
  let soFar = title
  for (let line = textAt(body, taken); line; line = textAt(body, taken)) {
    const text = line.text
    const isLast = taken === body.length - 1
    const small = /^[("«„]?\p{Ll}/u.test(text) && !/[;:,]$/.test(text)
    const broken = /[,(«—–-]$/u.test(soFar)
    const shout = shouted(soFar) && shouted(text)
    const full = soFar.length >= 40 && text.length <= 60 && !isEnded(soFar) && mayBeTitle(text)
    const goesOn = isContainer
      ? shout || ((small || broken || full) && !isEnded(text))
      : !isLast && !isEnded(text) && (small || broken || full)
    if (!goesOn) break
    soFar = `${soFar} ${text}`
    taken++
  }
  return taken
}

const joinedTitle = (first: string, body: readonly Item[], from: number, isContainer: boolean): Titled => {
  const end = continued(first, body, from, isContainer)
  const heading = [first, ...body.slice(from, end).map((item) => (item as TextItem).text)].join(' ')
  return { heading, body: body.slice(end), ...(end > from ? { doubt: 'heading-joined' as const } : {}) }
}

const containerTitle = (item: HeadingItem, body: readonly Item[]): Titled => {
  if (item.rest !== '') return joinedTitle(item.rest, body, 0, true)
  const first = textAt(body, 0)
  if (!first || first.text.length > 250) return { body }
  const speaks = isEnded(first.text) && body.length > 1 && !shouted(first.text)
  return speaks || /[,;:]$/.test(first.text) ? { body } : joinedTitle(first.text, body, 1, true)
}

const articleTitle = (item: HeadingItem, body: readonly Item[], outline: Outline): Titled => {
  if (item.rest === '') {
    const first = textAt(body, 0)
    const titled =
      first && (first.line.level > 0 || (outline.nextLine === 'heading' && mayBeTitle(first.text)))
    return titled && body.length > 1 ? joinedTitle(first.text, body, 1, false) : { body }
  }
  const ended = isEnded(item.rest)
  if (item.runIn) return { runIn: item.rest, body }
  if (outline.sameLine === 'text')
    return {
      runIn: item.rest,
      body,
      ...(ended || body.length === 0 ? {} : { doubt: 'heading-or-text' as const }),
    }
  if (ended && body.length === 0) return { runIn: item.rest, body, doubt: 'heading-or-text' }
  const titled = joinedTitle(item.rest, body, 0, false)
  const unsure = /[;:,]$/.test(item.rest) || (ended && !outline.sure)
  return unsure && !titled.doubt ? { ...titled, doubt: 'heading-or-text' } : titled
}

/** Splits what stands under a heading into its title and its wording. `inArticle`: a section that an article holds. */
export const titleOf = (
  item: HeadingItem,
  body: readonly Item[],
  outline: Outline,
  inArticle: boolean,
): Titled => {
  if (item.kind === 'article') return articleTitle(item, body, outline)
  if (!inArticle) return containerTitle(item, body)
  const runsIn = item.rest !== '' && (item.runIn || isEnded(item.rest))
  if (runsIn) return { runIn: item.rest, body }
  return item.rest === '' ? { body } : { heading: item.rest, body }
}
