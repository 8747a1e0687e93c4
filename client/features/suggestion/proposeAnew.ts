/** Words that were set aside, made into a new suggestion on the same unit. */
import type { KeptRoot } from '#client/collab/ownWords.ts'
import type { SetAside } from '#client/collab/setAside.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import { blockFrom, toTree } from '#shared/document/blocks.ts'
import type { CreationBody } from './creation.ts'
import { askToMake } from './creation.ts'
import { uuid7 } from './uuid7.ts'

const tree = ({ blocks }: KeptRoot) => toTree(blocks.map((block) => blockFrom({ ...block }, block.text)))

/** Where the words were written: a suggestion, or a place of which none was ever made. */
export type Written = Pick<SuggestionRow, 'op' | 'unit'> & Partial<Pick<SuggestionRow, 'id'>>

/** The request that makes the words a suggestion anew; it stands beside the one that they were written for. */
export const anew = (words: SetAside, written: Written): CreationBody => {
  const of = (field: KeptRoot['field']) => words.roots.filter((root) => root.field === field)
  const reasons = of('reason').flatMap((root) => {
    const text = root.blocks.map((block) => block.text).join('\n')
    return text.trim() ? [[root.lang, text] as const] : []
  })
  return {
    id: uuid7(),
    op: written.op,
    unit: written.unit,
    ...(written.id !== undefined && { alternativeTo: written.id }),
    wording: Object.fromEntries(
      of('wording').map((root) => [root.lang, tree(root)]),
    ) as CreationBody['wording'],
    ...(reasons.length > 0 && { reason: Object.fromEntries(reasons) }),
  }
}

export const proposeAnew = async (
  proposal: string,
  words: SetAside,
  written: Written,
): Promise<SuggestionRow | undefined> => {
  const answer = await askToMake({ proposal, body: anew(words, written) })
  return answer.type === 'made' ? answer.row : undefined
}
