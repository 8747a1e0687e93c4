/** Proposals: a group's package of suggestions, its title and note, and whom it is shared with. */
import { randomBytes } from 'node:crypto'
import type { Actor } from '#shared/access/subjects.ts'
import type { NewProposal, ProposalRow, Share } from '#shared/api/proposals.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { TextRow } from '#shared/api/texts.ts'
import { writeRichText } from '#shared/document/write.ts'
import type { Localized } from '#shared/legal/unit.ts'
import type { Announce } from './announce.ts'
import { change, type Desk } from './desk.ts'
import { found } from './errors.ts'
import { newId } from './ids.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { Proposal } from './ports/proposals.ts'
import { proposalRow } from './proposalRows.ts'
import type { SuggestionReader } from './suggestionReader.ts'
import { checkTitle, textRow } from './texts.ts'
import type { ReadyTexts } from './versionsOfTexts.ts'
import { proposalSeen, suggestionsIn, type View, viewOf, viewOrNotFound } from './visible.ts'
import { checkLanguages } from './wordings.ts'
import { frozenState, type Step, workflow } from './workflow.ts'

/** What the holder of a public link sees. */
export interface Shared {
  readonly proposal: ProposalRow
  readonly text: TextRow
  readonly suggestions: readonly SuggestionRow[]
}

export interface ProposalService {
  list(
    actor: Actor,
    filter: { readonly textId?: string; readonly groupId?: string },
  ): Promise<readonly ProposalRow[]>
  add(actor: Actor, given: NewProposal): Promise<ProposalRow>
  get(actor: Actor, id: string): Promise<ProposalRow>
  change(
    actor: Actor,
    id: string,
    given: { readonly title?: string; readonly note?: Localized },
  ): Promise<ProposalRow>
  step(actor: Actor, id: string, step: Step): Promise<ProposalRow>
  share(actor: Actor, id: string, given: Share): Promise<ProposalRow>
  byLink(token: string): Promise<Shared>
}

export interface ProposalParts {
  readonly desk: Desk
  readonly texts: ReadyTexts
  readonly reader: SuggestionReader
  readonly announce: Announce
  readonly materialiser: Materialiser
}

export const proposalService = ({
  desk,
  texts,
  reader,
  announce,
  materialiser,
}: ProposalParts): ProposalService => {
  const { store, rooms } = desk
  const takeStep = workflow(desk, materialiser, announce)

  const whole = async (actor: Actor, proposal: Proposal, view: View): Promise<ProposalRow> => {
    if (view === 'outside') return proposalRow(actor, await proposalSeen(store, proposal, view), view)
    const live = await store.suggestions.ofProposal(proposal.id)
    return proposalRow(actor, proposal, view, await suggestionsIn(store, actor, proposal, view, live))
  }

  const read = async (actor: Actor, id: string): Promise<{ proposal: Proposal; view: View }> => {
    const proposal = found(await store.proposals.get(id))
    return { proposal, view: viewOrNotFound(actor, proposal) }
  }

  const get = async (actor: Actor, id: string): Promise<ProposalRow> => {
    const { proposal, view } = await read(actor, id)
    return whole(actor, proposal, view)
  }

  const writeNote = async (actor: Actor, proposal: Proposal, note: Localized): Promise<void> => {
    const { text } = await texts.get(proposal.textId, proposal.version)
    checkLanguages(Object.keys(note), text.languages)
    await rooms.write({ type: 'proposal', id: proposal.id }, actor.id, (doc) => {
      for (const [lang, words] of Object.entries(note)) writeRichText(doc, 'note', lang, words)
    })
    await materialiser.proposal(proposal.id)
  }

  return {
    async list(actor, filter) {
      const rows: ProposalRow[] = []
      for (const proposal of await store.proposals.list(filter)) {
        const view = viewOf(actor, proposal)
        if (view) rows.push(proposalRow(actor, await proposalSeen(store, proposal, view), view))
      }
      return rows
    },

    async add(actor, { textId, groupId, title, version }) {
      permit(actor, 'proposal.create', { group: { id: groupId } })
      const text = found(await store.texts.get(textId, version))
      const id = newId()
      await change(desk, actor, async (tx) => {
        await tx.proposals.add({
          id,
          textId,
          version: text.version,
          groupId,
          title: checkTitle(title),
          createdBy: actor.id,
          createdAt: tx.at,
        })
        tx.note('proposal.created', `proposal/${id}`, id, { textId, version: text.version })
      })
      const proposal = found(await store.proposals.get(id))
      announce.proposal(proposal)
      return whole(actor, proposal, 'inside')
    },

    get,

    async change(actor, id, { title, note }) {
      const { proposal } = await read(actor, id)
      if (title !== undefined) {
        await change(desk, actor, async (tx) => {
          permit(actor, 'proposal.rename', { proposal: found(await tx.proposals.get(id)) })
          await tx.proposals.change(id, { title: checkTitle(title), updatedAt: tx.at })
          tx.note('proposal.renamed', `proposal/${id}`, id)
        })
      }
      if (note) {
        permit(actor, 'note.write', { proposal })
        await writeNote(actor, proposal, note)
      }
      announce.proposal(found(await store.proposals.get(id)))
      return get(actor, id)
    },

    async step(actor, id, step) {
      const proposal = await takeStep(actor, id, step)
      return whole(actor, proposal, viewOrNotFound(actor, proposal))
    },

    async share(actor, id, { groups, all, link, authorsShown }) {
      await read(actor, id)
      const before = await frozenState(store, id)
      permit(actor, 'proposal.share', { proposal: before.proposal })
      await change(desk, actor, async (tx) => {
        const proposal = found(await tx.proposals.get(id))
        permit(actor, 'proposal.share', { proposal })
        for (const group of groups ?? []) found(await tx.groups.get(group))
        if (groups)
          await tx.proposals.shareWith(
            id,
            [...new Set(groups)].filter((group) => group !== proposal.group.id),
          )
        const token = link === undefined || link === proposal.shares.link ? undefined : link
        await tx.proposals.change(id, {
          ...(all !== undefined && { sharedWithAll: all }),
          ...(authorsShown !== undefined && { authorsShown }),
          ...(token !== undefined && { publicToken: token ? randomBytes(24).toString('base64url') : null }),
          updatedAt: tx.at,
        })
        tx.note('proposal.shared', `proposal/${id}`, id, { groups, all, link, authorsShown })
        tx.rightsMoved()
      })
      announce.everythingIn(before)
      return get(actor, id)
    },

    async byLink(token) {
      const proposal = found(await store.proposals.byPublicToken(token))
      const holder: Actor = { id: '', secretariat: false, groups: [], links: [proposal.id] }
      const { text } = await texts.get(proposal.textId, proposal.version)
      return {
        proposal: await get(holder, proposal.id),
        text: textRow(text),
        suggestions: await reader.rowsOfProposal(holder, proposal.id),
      }
    },
  }
}
