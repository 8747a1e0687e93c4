/**
 * Searching what the reader may see.
 *
 * The index knows no readers, so nothing of it is told: what it finds is kept only where the lists of the API would show the
 * same words to this reader, and only then counted, ordered and cut. The order comes from the found words alone.
 */
import type { Actor } from '#shared/access/subjects.ts'
import type { SearchResult } from '#shared/api/search.ts'
import { cite, citeSuggestion } from '#shared/legal/citation.ts'
import type { Localized } from '#shared/legal/unit.ts'
import { citationIn, type NamedStep, unitsNamed } from '#shared/search/citation.ts'
import { type Query, queryOf, scoreOf, snippetOf } from '#shared/search/query.ts'
import { found } from './errors.ts'
import { permit } from './permit.ts'
import { type Entry, type EntryKind, mostFound } from './ports/search.ts'
import type { Store } from './ports/store.ts'
import { type Reach, reachOf, type Shown } from './searchReach.ts'
import type { ReadyTexts } from './versionsOfTexts.ts'

export interface SearchWish {
  readonly q: string
  readonly lang?: string
  readonly text?: string
  readonly version?: number
  readonly proposal?: string
}

export interface SearchService {
  /** The best answers first; no more than a few hundred. Refuses with `not-found` a text or proposal that the reader may not see. */
  find(actor: Actor, wish: SearchWish): Promise<readonly SearchResult[]>
}

/** Languages that the interface speaks: places are cited in them whatever the text's are. */
const spoken = ['kk', 'ru', 'en']

/** Candidates of which the best are shown: of units, and of all else. */
const mostUnits = 200
const mostOthers = 300

const others: readonly EntryKind[] = ['wording', 'reason', 'note', 'comment']

interface Candidate extends Shown {
  readonly entry: Entry
}

/** What the reader may see of the entries that hold the words, latest first. */
const candidates = async (
  store: Store,
  reach: Reach,
  query: Query,
  wish: Pick<SearchWish, 'lang'> & { readonly textId?: string; readonly proposal?: string },
  kinds: readonly EntryKind[],
  most: number,
): Promise<Candidate[]> => {
  const beginnings = query.words.map(({ beginning }) => beginning)
  const shown: Candidate[] = []
  for (let before: number | undefined; ; ) {
    const some = await store.search.find({ beginnings, kinds, before, ...wish })
    for (const entry of some) {
      const seen = await reach.shown(entry)
      if (seen) shown.push({ entry, ...seen })
      if (shown.length === most) return shown
    }
    if (some.length < mostFound) return shown
    before = some.at(-1)!.id
  }
}

const pathOf = (
  { textId, version, kind, subject, lang }: Entry,
  { proposal, suggestion, thread, unit }: Shown,
  newest: boolean,
): string => {
  const params = new URLSearchParams()
  if (lang !== '') params.set('lang', lang)
  if (!proposal) {
    if (!newest) params.set('version', String(version))
    const query = params.size > 0 ? `?${params}` : ''
    return `/texts/${textId}${query}#${encodeURIComponent(subject)}`
  }
  const place = unit ?? suggestion?.unit ?? thread?.unit
  if (place !== undefined) params.set('unit', place)
  if (suggestion) params.set('suggestion', suggestion.id)
  if (thread) params.set('thread', thread.id)
  if (kind === 'note') params.set('part', 'note')
  return `/proposals/${proposal.id}${params.size > 0 ? `?${params}` : ''}`
}

export const searchService = (store: Store, texts: ReadyTexts): SearchService => {
  const citationOf = async ({ textId, version, subject, kind }: Entry, shown: Shown): Promise<Localized> => {
    const { text } = await texts.get(textId, version)
    const unit = kind === 'unit' ? subject : shown.thread?.unit
    const { suggestion } = shown
    const cited = (lang: string): string | undefined =>
      suggestion
        ? citeSuggestion(text.units, suggestion, lang, text.naming)
        : unit === undefined
          ? undefined
          : cite(text.units, unit, lang, text.naming)
    return Object.fromEntries(
      [...new Set([...text.languages, ...spoken])].flatMap((lang) => {
        const words = cited(lang)
        return words === undefined ? [] : [[lang, words]]
      }),
    )
  }

  const resultOf = async (
    entry: Entry,
    shown: Shown,
    body: string,
    query: Query,
    cited: boolean,
  ): Promise<SearchResult> => {
    const { text } = await texts.get(entry.textId, entry.version)
    const { proposal, suggestion, thread } = shown
    const unit = entry.kind === 'unit' ? entry.subject : (suggestion?.unit ?? thread?.unit)
    const { text: words, marks } = snippetOf(body, query)
    return {
      id: cited ? `${entry.textId}@${entry.version}#${entry.subject}` : String(entry.id),
      kind: entry.kind,
      cited,
      text: { id: entry.textId, title: text.title, version: entry.version },
      ...(proposal && {
        proposal: {
          id: proposal.id,
          title: proposal.title,
          group: { id: proposal.group.id, name: proposal.group.name },
        },
      }),
      ...(unit !== undefined && { unit }),
      ...(suggestion && { suggestion: suggestion.id }),
      ...(thread && { thread: thread.id }),
      ...(entry.lang !== '' && { lang: entry.lang }),
      citation: await citationOf(entry, shown),
      snippet: { text: words, marks: [...marks] },
      path: pathOf(entry, shown, shown.newest),
    }
  }

  /** The units that a citation names, in each text that is searched. */
  const citedIn = async (
    reach: Reach,
    steps: readonly NamedStep[],
    lang: string | undefined,
  ): Promise<SearchResult[]> => {
    const results: SearchResult[] = []
    for (const { textId, version } of reach.texts) {
      const { text } = await texts.get(textId, version)
      for (const unit of unitsNamed(text.units, steps)) {
        const shownLang =
          lang !== undefined && text.languages.includes(lang) ? lang : (text.languages[0] ?? '')
        const words = (of: typeof unit): string =>
          [of.heading?.[shownLang], of.text?.[shownLang], ...of.children.map(words)]
            .filter(Boolean)
            .join('\n')
        const entry: Entry = {
          id: 0,
          kind: 'unit',
          layer: 'live',
          textId,
          version,
          subject: unit.eId,
          lang: shownLang,
        }
        const shown = await reach.shown(entry)
        if (shown) results.push(await resultOf(entry, shown, words(unit), { words: [] }, true))
      }
    }
    return results
  }

  return {
    async find(actor, { q, lang, text, version, proposal }) {
      permit(actor, 'text.read', {})
      const within = proposal === undefined ? undefined : found(await store.proposals.get(proposal))
      const reach = await reachOf(store, actor, { text, version, proposal: within })
      const query = queryOf(q)
      if (query.words.length === 0) return []
      const steps = citationIn(q)
      const cited = steps ? await citedIn(reach, steps, lang) : []
      const inText = { lang, textId: within?.textId ?? text }
      const all = [
        ...(await candidates(store, reach, query, inText, ['unit'], mostUnits)),
        ...(await candidates(store, reach, query, { ...inText, proposal }, others, mostOthers)),
      ]
      const bodies = await store.search.bodies(all.map(({ entry }) => entry.id))
      const scored = all
        .map((candidate) => ({ candidate, body: bodies.get(candidate.entry.id) ?? '' }))
        .map((each) => ({ ...each, score: scoreOf(each.body, query) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || b.candidate.entry.id - a.candidate.entry.id)
      const results: SearchResult[] = [...cited]
      for (const { candidate, body } of scored)
        results.push(await resultOf(candidate.entry, candidate, body, query, false))
      return results
    },
  }
}
