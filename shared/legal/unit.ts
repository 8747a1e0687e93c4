/**
 * Units: the structural elements of a text version, as a tree.
 *
 * Names and eIds follow Akoma Ntoso 3.0 (OASIS, Part 1, section 5.2): an eId is the unit's path in *this* version, a wId the eId it had
 * when it first appeared. `num` is bare and normalised (`9-1`, `IV`, `а`): the bracket or dot around it is a
 * matter of the naming profile. Unnumbered units have an empty `num`.
 */

/** BCP 47 primary subtag of a text's language: `kk`, `ru`, `en`, … */
export type Lang = string

/** A wording in each language that has one. */
export type Localized = Readonly<Record<Lang, string>>

export const kinds = [
  'preamble',
  'part',
  'title',
  'section',
  'chapter',
  'article',
  'paragraph',
  'point',
  'subpoint',
  'alinea',
  'annex',
] as const

export type Kind = (typeof kinds)[number]

/** Kinds that hold articles. An annex may, or has wording of its own. */
export const containerKinds: ReadonlySet<Kind> = new Set(['part', 'title', 'section', 'chapter', 'annex'])

/** Kinds that are headed by their own word and number («Статья 9»): the containers, articles, the preamble. */
export const headedKinds: ReadonlySet<Kind> = new Set([...containerKinds, 'article', 'preamble'])

/** Kinds that are counted through a text, or through a container that starts over, rather than within their parent. */
export const countedThrough: ReadonlySet<Kind> = new Set([...containerKinds, 'article'])

/** A unit of a text version in all its languages. */
export interface Unit {
  readonly eId: string
  readonly wId: string
  readonly kind: Kind
  readonly num: string
  readonly heading?: Localized
  readonly text?: Localized
  readonly children: readonly Unit[]
}

/** A unit in one language: what requests and replies about a single language carry. */
export interface PlainUnit {
  readonly eId: string
  readonly wId: string
  readonly kind: Kind
  readonly num: string
  readonly heading?: string
  readonly text?: string
  readonly children: readonly PlainUnit[]
}

/** How a text numbers what is inserted: a law in force keeps its numbers (2-1), a draft renumbers. */
export type Numbering = 'keep' | 'renumber'

/** Which country's names of kinds a text uses; see `naming.ts`. */
export type NamingProfile = 'kz' | 'ru' | 'generic'

/** An immutable, published state of a text. */
export interface TextVersion {
  readonly textId: string
  readonly version: number
  readonly title: Localized
  readonly languages: readonly Lang[]
  readonly naming: NamingProfile
  readonly numbering: Numbering
  readonly units: readonly Unit[]
}
