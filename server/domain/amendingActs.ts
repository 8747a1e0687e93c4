/**
 * The amending act to look at and to word: what is generated, people's edits over it, and the way back. Nothing that
 * somebody wrote goes without a trace: the audit trail keeps each edit and what was dropped.
 */
import type { Actor } from '#shared/access/subjects.ts'
import type { AmendingActRow, AmendingEdit } from '#shared/api/amending.ts'
import { wordedAct } from '#shared/legal/act-edits.ts'
import type { Level } from '#shared/legal/decision.ts'
import type { Lang } from '#shared/legal/unit.ts'
import type { AgreedService } from './agreed.ts'
import { change, type Desk } from './desk.ts'
import { found, Refusal } from './errors.ts'
import { permit } from './permit.ts'
import type { ActEdit } from './ports/actEdits.ts'
import { actEditsSeen, viewOrNotFound } from './visible.ts'

export interface AmendingActs {
  get(actor: Actor, proposalId: string, lang: Lang, level: Level): Promise<AmendingActRow>
  /** Words one formula, or drops the edits of a place; answers the act as it then is. */
  put(actor: Actor, proposalId: string, given: AmendingEdit): Promise<AmendingActRow>
}

const nobody = { id: '', name: '' }

export const amendingActs = (desk: Desk, agreed: AgreedService): AmendingActs => {
  const { store } = desk

  const get: AmendingActs['get'] = async (actor, proposalId, lang, level) => {
    const proposal = found(await store.proposals.get(proposalId))
    const view = viewOrNotFound(actor, proposal)
    const clauses = await agreed.clauses(actor, proposalId, lang, level)
    const edits = (await actEditsSeen(store, proposal, view)).filter((edit) => edit.lang === lang)
    const told = ({ text, generated, author, at }: ActEdit) => ({
      text,
      generated,
      author: view === 'inside' || proposal.authorsShown ? author : nobody,
      at,
    })
    const act = wordedAct(clauses, edits)
    // What an outdated edit was made on is a wording that the group has given up.
    const row = <T extends { readonly edit?: ActEdit; readonly outdated?: ActEdit }>({
      edit,
      outdated,
      ...worded
    }: T) => ({
      ...worded,
      ...(edit && { edit: told(edit) }),
      ...(outdated && view === 'inside' && { outdated: told(outdated) }),
    })
    return {
      lang,
      level,
      clauses: act.clauses.map(({ place, lead, formulas }) => ({
        place,
        ...(lead && { lead: row(lead) }),
        formulas: formulas.map((formula) => ({ ...row(formula), wording: [...formula.wording] })),
      })),
      homeless: view === 'inside' ? act.homeless.map((edit) => ({ ...told(edit), place: edit.place })) : [],
    }
  }

  /** The formula that an edit is made on, as it is generated now. */
  const target = async (actor: Actor, proposalId: string, lang: Lang, level: Level, key: string) => {
    const { clauses } = await get(actor, proposalId, lang, level)
    const named = clauses
      .flatMap(({ lead, formulas }) => (lead ? [lead, ...formulas] : formulas))
      .find((each) => each.key === key)
    if (!named) throw new Refusal('formula-moved')
    return named
  }

  return {
    get,
    async put(actor, proposalId, given) {
      const { lang, level } = given
      const proposal = found(await store.proposals.get(proposalId))
      viewOrNotFound(actor, proposal)
      permit(actor, 'act.edit', { proposal })
      const at = given.text === null ? undefined : await target(actor, proposalId, lang, level, given.key)
      await change(desk, actor, async (tx) => {
        permit(actor, 'act.edit', { proposal: found(await tx.proposals.get(proposalId)) })
        if (given.text === null) {
          const dropped = (await tx.actEdits.ofProposal(proposalId)).filter(
            (edit) => edit.lang === lang && edit.place === given.place,
          )
          await tx.actEdits.drop(proposalId, lang, given.place)
          tx.note('act.reset', `proposal/${proposalId}`, proposalId, {
            lang,
            place: given.place,
            dropped: dropped.map(({ text }) => text),
          })
          return
        }
        const { key, place, generated } = at!
        const text = given.text.replace(/\s+/g, ' ')
        await tx.actEdits.put(proposalId, { lang, key, place, generated, text, author: actor.id, at: tx.at })
        tx.note('act.edited', `proposal/${proposalId}`, proposalId, { lang, place, generated, text })
      })
      return get(actor, proposalId, lang, level)
    },
  }
}
