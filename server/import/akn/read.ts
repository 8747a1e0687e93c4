/**
 * Akoma Ntoso 3.0 as units. Its structure is taken over as it stands and goes past the parser; eIds are this product's
 * own, and an element's wId, or else its eId, where it is a valid and unique one, becomes the unit's wId: the name under
 * which it first appeared.
 */
import type { Loss } from '#shared/api/imports.ts'
import type { Doubt, Note } from '#shared/legal/doubts.ts'
import { withEIds } from '#shared/legal/eid.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { Kind, PlainUnit } from '#shared/legal/unit.ts'
import { Losses } from '../losses.ts'
import { broken } from '../refused.ts'
import { child, elements, readXml, within, type XmlElement } from '../xml.ts'
import { isRenamed, itemKind, kindOf, type Manner, numberIn } from './kinds.ts'
import { Words } from './words.ts'

export interface AknDocument {
  readonly units: readonly PlainUnit[]
  readonly doubts: readonly Doubt[]
  readonly notes: readonly Note[]
  readonly title?: string
  readonly losses: readonly Loss[]
}

type Made = Omit<PlainUnit, 'children'> & { readonly children: Made[] }

const bodies = new Set(
  'body mainBody portionBody collectionBody amendmentBody debateBody judgmentBody'.split(' '),
)
const fronts = new Set(['coverPage', 'preface'])
const validEId = /^[a-z][a-zA-Z]*(?:_[^\s_]+)?(?:__[a-z][a-zA-Z]*(?:_[^\s_]+)?)*$/

/** What is quoted in an amendment has articles that are not this text's. */
const hasArticle = (element: XmlElement): boolean =>
  element.name === 'article' ||
  (element.name !== 'quotedStructure' &&
    element.name !== 'embeddedStructure' &&
    elements(element).some(hasArticle))

class AknReader {
  readonly losses = new Losses()
  readonly words = new Words(this.losses)
  readonly #manner: Manner
  readonly #taken = new Set<string>()
  title: string | undefined

  constructor(manner: Manner) {
    this.#manner = manner
  }

  /** One document: its front is told beside the text, its body becomes units, what is attached annexes. */
  document(root: XmlElement): Made[] {
    const units: Made[] = []
    for (const part of elements(root)) {
      if (fronts.has(part.name)) this.#front(part)
      else if (part.name === 'preamble') {
        const preamble = this.#made('preamble', '', part)
        for (const line of elements(part)) this.#lines(line, preamble)
        if (preamble.children.length > 0) units.push(preamble)
      } else if (bodies.has(part.name)) {
        const holder = this.#made('annex', '', part)
        this.#below(part, holder)
        units.push(...holder.children)
      } else if (part.name === 'conclusions') for (const line of this.words.lines(part)) this.words.note(line)
      else if (part.name === 'attachments' || part.name === 'components')
        units.push(
          ...this.#attached(
            part,
            units.some(({ kind }) => kind !== 'preamble'),
          ),
        )
    }
    return units
  }

  #front(part: XmlElement): void {
    const named = within(part, 'docTitle') ?? within(part, 'shortTitle') ?? within(part, 'longTitle')
    this.title ??= this.words.line(named) || undefined
    for (const line of this.words.lines(part)) if (line !== this.title) this.words.note(line)
  }

  /** The first component of a collection whose own body is empty is its text; all others are annexes. */
  #attached(parent: XmlElement, hasText: boolean): Made[] {
    let isText = !hasText && parent.name === 'components'
    return elements(parent).flatMap((attachment) => {
      const inner = elements(attachment).filter(
        (each) => !/^(?:heading|subheading|num|meta)$/.test(each.name),
      )
      const units = inner.flatMap((each) => this.document(each))
      if (isText && units.length > 0) {
        isText = false
        return units
      }
      this.losses.add('attachments')
      const annex = this.#made('annex', this.words.line(child(attachment, 'num')), attachment)
      return [{ ...annex, ...this.#heading(attachment), children: units }]
    })
  }

  #made(kind: Kind, num: string, element?: XmlElement): Made {
    const wanted = element?.attributes.wId ?? element?.attributes.eId ?? ''
    const keeps = validEId.test(wanted) && wanted.length <= 200 && !this.#taken.has(wanted)
    if (keeps) this.#taken.add(wanted)
    return { eId: '', wId: keeps ? wanted : '', kind, num, children: [] }
  }

  #heading(element: XmlElement): { heading?: string } {
    const parts = [child(element, 'heading'), child(element, 'subheading')]
    const heading = parts
      .map((part) => this.words.line(part))
      .filter((line) => line !== '')
      .join(' – ')
    return heading === '' ? {} : { heading }
  }

  /** A file of the product's own says the bare number where the printed one does not show which it is. */
  #number(element: XmlElement): string {
    const num = child(element, 'num')
    return num?.attributes.bare ?? numberIn(this.words.line(num))
  }

  #unit(element: XmlElement, kind: Kind): Made {
    this.words.next()
    if (isRenamed(element) || (element.name === 'hcontainer' && element.attributes.name !== kind))
      this.losses.add('unknown-elements')
    const unit: Made = {
      ...this.#made(kind, this.#number(element), element),
      ...this.#heading(element),
    }
    return this.#below(element, unit)
  }

  /** Reads what an element holds into a unit; returns the unit with its text. */
  #below(element: XmlElement, unit: Made): Made {
    let text: string | undefined
    const speaks =
      unit.kind === 'paragraph' || unit.kind === 'point' || unit.kind === 'subpoint' || unit.kind === 'alinea'
    const say = (lines: readonly string[]) => {
      for (const line of lines) {
        if (speaks && text === undefined && unit.children.length === 0) text = line
        else unit.children.push({ ...this.#made('alinea', ''), text: line })
      }
    }
    const read = (each: XmlElement): void => {
      const kind = kindOf(each, this.#manner)
      if (
        each.name === 'num' ||
        each.name === 'heading' ||
        each.name === 'subheading' ||
        each.name === 'meta'
      )
        return
      if (each.name === 'blockList') this.#list(each, unit, say)
      else if (kind) unit.children.push(this.#unit(each, kind))
      else if (each.name === 'list' || each.name === 'content' || each.name === 'intro')
        this.#mixed(each, read, say)
      else if (each.name === 'component' || each.name === 'documentRef' || each.name === 'componentRef')
        this.losses.add('attachments')
      else {
        if (each.name === 'crossHeading') this.losses.add('unknown-elements')
        say(this.words.lines(each))
      }
    }
    this.#mixed(element, read, say)
    return text === undefined ? unit : { ...unit, text }
  }

  /** Children one by one; loose words between them are a line each. */
  #mixed(
    parent: XmlElement,
    read: (each: XmlElement) => void,
    say: (lines: readonly string[]) => void,
  ): void {
    for (const each of parent.children) {
      if (typeof each !== 'string') read(each)
      else if (each.trim() !== '') say(this.words.lines({ ...parent, children: [each] }))
    }
  }

  #list(list: XmlElement, unit: Made, say: (lines: readonly string[]) => void): void {
    for (const item of elements(list)) {
      if (item.name !== 'item') say(this.words.lines(item))
      else unit.children.push(this.#unit(item, itemKind(unit.kind)))
    }
  }

  /** The lines of an element; a paragraph's first is named by it. */
  #lines(element: XmlElement, unit: Made): void {
    for (const [at, line] of this.words.lines(element).entries())
      unit.children.push({
        ...this.#made('alinea', '', at === 0 && element.name === 'p' ? element : undefined),
        text: line,
      })
  }
}

/** Empty wIds become eIds, none twice. */
const withWIds = (units: readonly Made[]): PlainUnit[] => {
  const taken = new Set(flatten(units).flatMap(({ wId }) => (wId === '' ? [] : [wId])))
  const free = (wanted: string): string => {
    let wId = wanted
    for (let n = 2; taken.has(wId); n++) wId = `${wanted}-${n}`
    taken.add(wId)
    return wId
  }
  const named = withEIds(units.map((unit) => ({ ...unit })))
  const rebuild = (unit: PlainUnit, made: Made): PlainUnit => ({
    ...unit,
    wId: made.wId === '' ? free(unit.eId) : made.wId,
    children: unit.children.map((each, i) => rebuild(each, made.children[i]!)),
  })
  return (named as PlainUnit[]).map((unit, i) => rebuild(unit, units[i]!))
}

const aliasOf = (root: XmlElement): string | undefined =>
  within(root, 'FRBRalias')?.attributes.name === 'title'
    ? within(root, 'FRBRalias')?.attributes.value
    : undefined

/** Reads a document of any of Akoma Ntoso's types. Throws `Unreadable` on damaged or other XML. */
export const readAkn = (source: string): AknDocument => {
  const root = readXml(source.replace(/^\uFEFF/, ''))
  const isAkn = root.name === 'akomaNtoso' && /legaldocml|akomantoso/i.test(root.uri)
  const text = elements(root).find(({ name }) => name !== 'components')
  if (!isAkn || !text)
    throw broken('The XML is no Akoma Ntoso document (its root is not akomaNtoso). Bring another format.')
  const reader = new AknReader(hasArticle(root) ? 'articles' : 'sections')
  const { children } = root
  const components = children.filter((each) => typeof each !== 'string' && each.name === 'components')
  const made = reader.document({ ...text, children: [...text.children, ...components] })
  const title = reader.title ?? aliasOf(text)
  const hasUnits = flatten(made).some(({ kind }) => kind === 'article')
  const first = { line: 1, what: title ?? '' }
  return {
    units: withWIds(made),
    doubts:
      made.length === 0 ? [{ ...first, why: 'no-text' }] : hasUnits ? [] : [{ ...first, why: 'no-article' }],
    notes: reader.words.notes,
    ...(title !== undefined && { title }),
    losses: reader.losses.list(),
  }
}
