/** Two versions of a text side by side: unit by unit in the order of the later one, each with what changed in its words. */
import { redline, type Segment } from '#shared/redline/redline.ts'
import { languagesOf } from './languages.ts'
import { comparable } from './similarity.ts'
import { flatten } from './tree.ts'
import type { Kind, Lang, Localized, Unit } from './unit.ts'
import { numberOf } from './version-report.ts'
import { pairsByWId, reportBetween, type VersionReport } from './versions.ts'

export type UnitChange = 'unchanged' | 'changed' | 'added' | 'removed'

export interface ComparedUnit {
  readonly wId: string
  readonly kind: Kind
  /** Its eId in the earlier and in the later version; absent where it is not there. */
  readonly from?: string
  readonly to?: string
  /** Its number as it stands, and as it stood where that differs. */
  readonly num: string
  readonly numBefore?: string
  /** How deep it stands, from 0. */
  readonly depth: number
  /** wId of the article that it is, or stands in. */
  readonly article?: string
  /** Of its own heading and text, not of what is below it. */
  readonly change: UnitChange
  readonly moved: boolean
  readonly renumbered: boolean
  /** Redlines by language. */
  readonly heading?: Readonly<Record<Lang, readonly Segment[]>>
  readonly text?: Readonly<Record<Lang, readonly Segment[]>>
}

export interface VersionComparison {
  readonly report: VersionReport
  readonly units: readonly ComparedUnit[]
}

type Redlines = Record<Lang, readonly Segment[]>

const redlines = (before: Localized | undefined, after: Localized | undefined): Redlines | undefined => {
  const langs = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])]
  const found = langs
    .map((lang) => [lang, redline(before?.[lang] ?? '', after?.[lang] ?? '')] as const)
    .filter(([, segments]) => segments.length > 0)
  return found.length === 0 ? undefined : Object.fromEntries(found)
}

const sameWords = (a: Localized | undefined, b: Localized | undefined, langs: readonly Lang[]): boolean =>
  langs.every((lang) => comparable(a?.[lang] ?? '') === comparable(b?.[lang] ?? ''))

/** A unit of the later version, or a removed one at the place where it stood, with what is below it. */
interface Node {
  readonly now?: Unit
  readonly old?: Unit
  readonly children: readonly Node[]
}

/** Compares by wIds, in either direction; only languages that both versions have count as changes. */
export const compareVersions = (before: readonly Unit[], after: readonly Unit[]): VersionComparison => {
  const report = reportBetween(before, after)
  const pairs = pairsByWId(before, after)
  const kept = new Set(pairs.values())
  const moved = new Set(report.moved.map(({ wId }) => wId))
  const langs = languagesOf(before).filter((lang) => languagesOf(after).includes(lang))

  const removed = (old: Unit): Node => ({ old, children: old.children.filter(isGone).map(removed) })
  const isGone = (old: Unit): boolean => !kept.has(old)

  const nodes = (now: readonly Unit[], old: readonly Unit[]): Node[] => {
    const found: Node[] = now.map((unit) => {
      const was = pairs.get(unit)
      return { now: unit, ...(was && { old: was }), children: nodes(unit.children, was?.children ?? []) }
    })
    for (const [at, unit] of old.entries()) {
      if (!isGone(unit)) continue
      const behind = old.slice(0, at).findLast((each) => found.some((node) => node.old === each))
      found.splice(behind ? found.findIndex((node) => node.old === behind) + 1 : 0, 0, removed(unit))
    }
    return found
  }

  const changeOf = ({ now, old }: Node): UnitChange => {
    if (!now || !old) return now ? 'added' : 'removed'
    const same = sameWords(old.heading, now.heading, langs) && sameWords(old.text, now.text, langs)
    return same ? 'unchanged' : 'changed'
  }

  const rows = (node: Node, depth: number, around: string | undefined): ComparedUnit[] => {
    const { now, old } = node
    const unit = (now ?? old)!
    const article = unit.kind === 'article' ? unit.wId : around
    const renumbered = now !== undefined && old !== undefined && numberOf(now) !== numberOf(old)
    const [heading, text] = [redlines(old?.heading, now?.heading), redlines(old?.text, now?.text)]
    const row: ComparedUnit = {
      wId: unit.wId,
      kind: unit.kind,
      ...(old && { from: old.eId }),
      ...(now && { to: now.eId }),
      num: unit.num,
      ...(renumbered && { numBefore: old.num }),
      depth,
      ...(article !== undefined && { article }),
      change: changeOf(node),
      moved: moved.has(unit.wId),
      renumbered,
      ...(heading && { heading }),
      ...(text && { text }),
    }
    return [row, ...node.children.flatMap((child) => rows(child, depth + 1, article))]
  }
  return { report, units: nodes(after, before).flatMap((node) => rows(node, 0, undefined)) }
}

/** How many units of one kind each list of a report holds. */
export interface Counts {
  readonly unchanged: number
  readonly changed: number
  readonly added: number
  readonly removed: number
  readonly moved: number
  readonly renumbered: number
  readonly doubtful: number
}

export const countsOf = (report: VersionReport, kind: Kind): Counts => {
  const count = (entries: readonly { readonly kind: Kind }[]) =>
    entries.filter((entry) => entry.kind === kind).length
  return {
    unchanged: count(report.unchanged),
    changed: count(report.changed),
    added: count(report.added),
    removed: count(report.removed),
    moved: count(report.moved),
    renumbered: count(report.renumbered),
    doubtful: count(report.doubtful),
  }
}

/** The wIds that any of some versions has. */
export const wIdsOf = (versions: readonly (readonly Unit[])[]): Set<string> =>
  new Set(versions.flatMap((units) => flatten(units).map(({ wId }) => wId)))
