/**
 * The redline: the base text with everything that the agreed text changes in it, struck and underlined in place.
 *
 * In Word the changes are tracked changes in their authors' names: who rejects them all has the base text, who accepts
 * them all the agreed one. A moved unit goes at its old place and comes at its new one.
 */
import type { Changer, RedlineModel } from '#shared/legal/export-model.ts'
import { longestIncreasing } from '#shared/legal/increasing.ts'
import { headedKinds, type Lang, type Unit } from '#shared/legal/unit.ts'
import { rangeOf, versionIndex } from '#shared/legal/version-index.ts'
import { redline } from '#shared/redline/redline.ts'
import { about, collisionNotices, titleIn } from './front.ts'
import { type Line, own } from './outline.ts'
import type { Heading, Page, Paragraph, Run, Tracked, Whole } from './page.ts'
import { type Counter, type MarkedLine, withRanges } from './redline-ranges.ts'
import { wordsIn } from './words.ts'

/** A unit in both texts, or in one of them. */
interface Pair {
  readonly before?: Unit
  readonly after?: Unit
}

/**
 * Children of both texts in one order: those that stay, with what comes and goes between them. Of units that changed places
 * the ones that a suggestion moves are not those that stay.
 */
const paired = (base: readonly Unit[], agreed: readonly Unit[], moved: ReadonlySet<string>): Pair[] => {
  const positions = new Map(base.map(({ wId }, position) => [wId, position]))
  const known = agreed.filter(({ wId }) => positions.has(wId) && !moved.has(wId))
  const inOrder = longestIncreasing(known.map(({ wId }) => positions.get(wId)!))
  const stays = new Map(known.filter((_, at) => inOrder.has(at)).map((unit) => [unit.wId, unit]))
  const out: Pair[] = []
  let next = 0
  const goBefore = (to: number) => {
    for (const before of base.slice(next, to)) out.push({ before })
    next = to
  }
  const go = (to: number) => {
    goBefore(to)
    next = to + 1
  }
  const nextStay = (from: number): number => {
    const stay = agreed.slice(from).find((unit) => stays.get(unit.wId) === unit)
    return stay ? positions.get(stay.wId)! : base.length
  }
  for (const [at, after] of agreed.entries()) {
    // What goes stands before what comes in its place.
    const isNew = stays.get(after.wId) !== after
    if (isNew && (at === 0 || out.at(-1)?.before)) goBefore(nextStay(at))
    if (isNew) {
      out.push({ after })
      continue
    }
    const position = positions.get(after.wId)!
    go(position)
    out.push({ before: base[position]!, after })
  }
  go(base.length)
  return out
}

/** In two languages the texts stand one after the other: side by side, changes in both are hard to read. */
export const redlinePage = (model: RedlineModel, langs: readonly Lang[]): Page => {
  const counter = (last = 0): Counter => ({ next: () => ++last })
  // Word counts changes and bookmarks through one document, comments by themselves.
  const changes = counter()
  const notes = counter(-1)
  const index = versionIndex(model.base)
  const shown = model.shown ?? []
  const moved = new Set(
    shown
      .filter(({ op }) => op === 'move')
      .flatMap(({ unit, unitEnd }) => rangeOf(index, unit, unitEnd).map(({ wId }) => wId)),
  )
  const texts = langs.map((lang, position) => {
    // What is said of no language in particular is said once.
    const comments = (model.comments ?? []).filter((comment) =>
      comment.lang === undefined ? position === 0 : comment.lang === lang,
    )
    const material = { shown, comments, index }
    return withRanges(textIn(model, lang, moved, changes.next), lang, material, changes, notes)
  })
  return {
    titles: langs.map((lang) => ({ lang, text: wordsIn(lang).redline })),
    langs,
    orientation: 'portrait',
    blocks: [
      ...about(model.subject, langs, (lang) => titleIn(model.subject, lang)),
      ...collisionNotices(model.collisions, langs),
      ...texts.flatMap(({ blocks }) => blocks),
    ],
    comments: texts.flatMap(({ comments }) => comments),
  }
}

/** The text in one language, `moved` being the wIds that suggestions move; changes are numbered through the page. */
const textIn = (
  model: RedlineModel,
  lang: Lang,
  moved: ReadonlySet<string>,
  nextId: () => number,
): MarkedLine[] => {
  /** Numbers that shift of themselves are nobody's own change. */
  const nobody: Changer = { name: wordsIn(lang).agreed, at: latest(model) }

  const tracked = (by: Changer): Tracked => ({
    id: nextId(),
    author: by.name,
    date: by.at,
    ...(by === nobody && { itself: true }),
  })

  /** Whoever changed a unit, or the one around it that came or went with it. */
  const changer = ({ before, after }: Pair, around: Changer): Changer =>
    (after && model.changed[after.eId]) ??
    (before && !after ? model.removed[before.eId] : undefined) ??
    around

  const runsOf = (was: string, is: string, by: Changer): Run[] =>
    redline(was, is).map(({ type, text }) =>
      type === 'same' ? { text } : { text, mark: type, tracked: tracked(by) },
    )

  /** A number that changed goes and comes as a whole. */
  const labelled = (was: string, is: string, by: Changer): Run[] => {
    const spaced = (label: string) => (label === '' ? '' : `${label} `)
    if (was === is) return was === '' ? [] : [{ text: spaced(was) }]
    return [
      ...(was === '' ? [] : [{ text: spaced(was), mark: 'deleted', tracked: tracked(by) } as const]),
      ...(is === '' ? [] : [{ text: spaced(is), mark: 'inserted', tracked: tracked(by) } as const]),
    ]
  }

  const block = (was: Line | undefined, is: Line | undefined, by: Changer): Heading | Paragraph => {
    const { kind, part, level } = (is ?? was)!
    const runs = [
      ...labelled(was?.label(lang) ?? '', is?.label(lang) ?? '', by),
      ...runsOf(was?.text(lang) ?? '', is?.text(lang) ?? '', by),
    ]
    const mark = was ? (is ? undefined : 'deleted') : 'inserted'
    const whole: { readonly whole?: Whole } = mark ? { whole: { mark, ...tracked(by) } } : {}
    return part === 'heading'
      ? {
          type: 'heading',
          level,
          lang,
          align: kind === 'article' ? 'start' : 'center',
          runs,
          ...whole,
        }
      : { type: 'paragraph', role: 'body', lang, depth: level, runs, ...whole }
  }

  const blocks = (pair: Pair, around: Changer, level: number, depth: number): MarkedLine[] => {
    const { before, after } = pair
    const by = changer(pair, around)
    const was = before ? own(before, model.naming, level, depth) : []
    const is = after ? own(after, model.naming, level, depth) : []
    const parts = (['heading', 'text'] as const).flatMap((part) => {
      const [a, b] = [was.find((line) => line.part === part), is.find((line) => line.part === part)]
      return a || b ? [{ ...pair, block: block(a, b, by) }] : []
    })
    const holder = headedKinds.has((after ?? before)!.kind)
    const below = paired(before?.children ?? [], after?.children ?? [], moved).flatMap((child) =>
      blocks(child, by, holder ? level + 1 : level, holder ? 0 : depth + 1),
    )
    return [...parts, ...below]
  }

  return paired(model.base, model.agreed, moved).flatMap((pair) => blocks(pair, nobody, 1, 0))
}

const latest = ({ changed, removed }: RedlineModel): string =>
  [...Object.values(changed), ...Object.values(removed)]
    .map(({ at }) => at)
    .sort()
    .at(-1) ?? '1970-01-01T00:00:00Z'
