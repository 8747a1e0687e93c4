/**
 * Replacing a term everywhere: its hits in a proposal's text, and the bundle of suggestions, one a clause, that replaces the
 * chosen ones in all their languages. Each is a suggestion like any other: read, changed and decided by itself.
 */
import type { Actor } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { NewThroughout, ThroughoutBundle, ThroughoutPreview } from '#shared/api/throughout.ts'
import { cite } from '#shared/legal/citation.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import { type ChosenHit, type TermHit, termHits, withHits } from '#shared/legal/term-hits.ts'
import type { Term } from '#shared/legal/term-match.ts'
import type { Lang } from '#shared/legal/unit.ts'
import type { Announce } from './announce.ts'
import { change, type Desk } from './desk.ts'
import { seedWording } from './documents.ts'
import { found, Refusal } from './errors.ts'
import { newId } from './ids.ts'
import { newRow, suggestionWriter } from './makingSuggestions.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { Bundle } from './ports/bundles.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Suggestion } from './ports/suggestions.ts'
import type { SuggestionReader } from './suggestionReader.ts'
import type { ReadyTexts, ReadyVersion } from './versionsOfTexts.ts'
import { viewOrNotFound } from './visible.ts'
import { checkGiven, checkLanguages, type GivenWording } from './wordings.ts'

export interface ThroughoutService {
  preview(actor: Actor, proposalId: string, given: NewThroughout): Promise<ThroughoutPreview>
  /** Makes the bundle; the same id again by its author answers what is there. */
  make(
    actor: Actor,
    proposalId: string,
    given: NewThroughout,
  ): Promise<{ readonly bundle: ThroughoutBundle; readonly suggestions: readonly SuggestionRow[] }>
  /** The proposal's bundles of which the reader sees a member, oldest first. */
  list(actor: Actor, proposalId: string): Promise<readonly ThroughoutBundle[]>
}

export interface ThroughoutParts {
  readonly desk: Desk
  readonly texts: ReadyTexts
  readonly reader: SuggestionReader
  readonly announce: Announce
  readonly materialiser: Materialiser
}

const bad = (path: string, message: string): Refusal =>
  new Refusal('bad-request', { issues: [{ path, message }] })

/** The terms by language: a language that is named on one side only is a mistake, not a wish. */
const termsOf = ({ from, to }: NewThroughout, languages: readonly Lang[]): Record<Lang, Term> => {
  const langs = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  if (langs.length === 0) throw bad('from', 'Name the term in at least one language.')
  checkLanguages(langs, languages)
  const half = langs.find((lang) => from[lang] === undefined || to[lang] === undefined)
  if (half !== undefined) throw bad(`to.${half}`, 'Name the term and what takes its place in each language.')
  if (langs.every((lang) => from[lang] === to[lang])) throw bad('to', 'The new term is the old one.')
  return Object.fromEntries(langs.map((lang) => [lang, { from: from[lang]!, to: to[lang]! }]))
}

const placeOf = ({ lang, unit, part, start }: Pick<ChosenHit, 'lang' | 'unit' | 'part' | 'start'>): string =>
  JSON.stringify([lang, unit, part, start])

const chosenOf = (hits: readonly TermHit[], wanted: NewThroughout['hits']): readonly ChosenHit[] => {
  if (!wanted) {
    const exact = hits.filter(({ type }) => type === 'exact')
    if (exact.length === 0) throw new Refusal('term-not-found', { forms: hits.length })
    return exact
  }
  const known = new Map(hits.map((hit) => [placeOf(hit), hit]))
  return [...new Map(wanted.map((each) => [placeOf(each), each])).values()].map((each, at) => {
    const hit = known.get(placeOf(each))
    if (!hit) throw bad(`hits.${at}`, 'The term does not stand there. Ask for the preview again.')
    return { ...hit, by: each.by }
  })
}

const unitWith = (unit: WordingUnit, hits: readonly ChosenHit[]): WordingUnit => {
  const replaced = (part: ChosenHit['part']) => {
    const here = hits.filter((hit) => hit.part === part)
    return here.length === 0 ? undefined : withHits(unit[part] ?? '', here)
  }
  const [heading, text] = [replaced('heading'), replaced('text')]
  return { ...unit, ...(heading !== undefined && { heading }), ...(text !== undefined && { text }) }
}

type Replaced = Pick<Suggestion, 'op' | 'unit' | 'before'>

/** The wording of one clause in each language that has a hit in it. */
const wordingWith = (
  { index }: ReadyVersion,
  suggestion: Replaced,
  hits: readonly ChosenHit[],
): GivenWording => {
  const byLang = Map.groupBy(hits, ({ lang }) => lang)
  return Object.fromEntries(
    [...byLang].map(([lang, here]) => {
      const [first, ...rest] = seedWording(index, suggestion, lang)
      return [lang, first ? [unitWith(first, here), ...rest] : []]
    }),
  )
}

/** Members are numbered in the order of the text. */
const inOrder = (rows: readonly SuggestionRow[]): SuggestionRow[] =>
  [...rows].sort((a, b) => (a.number ?? 0) - (b.number ?? 0))

export const throughoutService = (parts: ThroughoutParts): ThroughoutService => {
  const { desk, texts, reader, announce } = parts
  const { store } = desk
  const write = suggestionWriter(parts)

  const load = async (actor: Actor, proposalId: string) => {
    const proposal = found(await store.proposals.get(proposalId))
    viewOrNotFound(actor, proposal)
    permit(actor, 'suggestion.create', { proposal })
    return { proposal, version: await texts.get(proposal.textId, proposal.version) }
  }

  const bundleRow = (
    bundle: Bundle,
    members: readonly SuggestionRow[],
    isNamed: boolean,
  ): ThroughoutBundle => ({
    id: bundle.id,
    from: { ...bundle.from },
    to: { ...bundle.to },
    createdBy: isNamed ? bundle.createdBy : { id: '', name: '' },
    createdAt: bundle.createdAt,
    suggestions: inOrder(members.filter((row) => row.bundle === bundle.id)).map(({ id }) => id),
  })

  const answer = async (actor: Actor, proposalId: string, id: string) => {
    const bundle = found(await store.bundles.get(id))
    const rows = inOrder((await reader.rowsOfProposal(actor, proposalId)).filter((row) => row.bundle === id))
    return { bundle: bundleRow(bundle, rows, true), suggestions: rows }
  }

  /** A row a clause; the words follow, and what was cut off in between is written when the same is sent again. */
  const writeAll = async (
    actor: Actor,
    version: ReadyVersion,
    members: readonly Suggestion[],
    chosen: readonly ChosenHit[],
    reason: NewThroughout['reason'],
  ): Promise<void> => {
    const byUnit = Map.groupBy(chosen, ({ unit }) => unit)
    for (const member of members) {
      const hits = byUnit.get(member.unit)
      if (!hits || member.materialisedSeq > 0) continue
      await write(actor, version, member, {
        wording: wordingWith(version, member, hits),
        ...(reason && { reason }),
      })
      announce.suggestion(member)
    }
  }

  const add = (
    actor: Actor,
    proposal: Proposal,
    version: ReadyVersion,
    id: string,
    given: NewThroughout,
    units: readonly string[],
  ) =>
    change(desk, actor, async (tx) => {
      permit(actor, 'suggestion.create', { proposal: found(await tx.proposals.get(proposal.id)) })
      if (await tx.bundles.get(id)) return
      const { from, to } = given
      await tx.bundles.add({
        id,
        proposalId: proposal.id,
        from,
        to,
        createdBy: actor.id,
        createdAt: tx.at,
      })
      tx.note('bundle.made', `bundle/${id}`, proposal.id, { from, to, clauses: units.length })
      for (const unit of units) {
        const place = { op: 'replace', unit, bundle: id, rank: 0, state: 'open' } as const
        const row = newRow(version, proposal, actor, place, newId(), tx.at)
        await tx.suggestions.add(row)
        tx.note('suggestion.opened', `suggestion/${row.id}`, proposal.id, { op: row.op, unit, bundle: id })
      }
    })

  return {
    async preview(actor, proposalId, given) {
      const { version } = await load(actor, proposalId)
      const { units, languages, naming } = version.text
      const hits = termHits(units, termsOf(given, languages))
      const cited = new Set(hits.map(({ unit }) => unit))
      return {
        hits: hits.map((hit) => ({ ...hit, others: [...hit.others] })),
        citations: Object.fromEntries(
          [...cited].map((unit) => [
            unit,
            Object.fromEntries(languages.map((lang) => [lang, cite(units, unit, lang, naming)])),
          ]),
        ),
      }
    },

    async make(actor, proposalId, given) {
      const { proposal, version } = await load(actor, proposalId)
      const id = given.id ?? newId()
      const kept = await store.bundles.get(id)
      if (kept && (kept.createdBy.id !== actor.id || kept.proposalId !== proposalId))
        throw new Refusal('id-taken')
      checkGiven('replace', version.text.languages, undefined, given.reason)
      const hits = termHits(version.text.units, termsOf(given, version.text.languages))
      const chosen = chosenOf(hits, given.hits)
      if (!kept) await add(actor, proposal, version, id, given, [...new Set(chosen.map(({ unit }) => unit))])
      const members = (await store.suggestions.ofProposal(proposalId)).filter(
        (each) => each.bundle === id && each.version === proposal.version,
      )
      await writeAll(actor, version, members, chosen, given.reason)
      return answer(actor, proposalId, id)
    },

    async list(actor, proposalId) {
      const proposal = found(await store.proposals.get(proposalId))
      const isNamed = viewOrNotFound(actor, proposal) === 'inside' || proposal.authorsShown
      const rows = await reader.rowsOfProposal(actor, proposalId)
      const bundles = await store.bundles.ofProposal(proposalId)
      return bundles
        .map((bundle) => bundleRow(bundle, rows, isNamed))
        .filter(({ suggestions }) => suggestions.length > 0)
    },
  }
}
