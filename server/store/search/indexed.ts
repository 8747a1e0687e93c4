/** The stores of one transaction with the index beside them: whoever changes words changes it too. */
import type { Stores } from '#server/domain/ports/store.ts'
import type { Indexer } from './indexer.ts'

type Indexed = Pick<Stores, 'texts' | 'proposals' | 'suggestions' | 'discussion' | 'versions'>

export const indexed = (
  { texts, proposals, suggestions, discussion, versions }: Indexed,
  index: Indexer,
): Indexed => ({
  texts: {
    ...texts,
    async add(version) {
      await texts.add(version)
      await index.text(version.textId, version.version)
    },
    async addLanguage(version, lang, source) {
      await texts.addLanguage(version, lang, source)
      await index.text(version.textId, version.version)
    },
  },
  proposals: {
    ...proposals,
    async change(id, change) {
      await proposals.change(id, change)
      if ('version' in change) await index.moved(id)
      else if (change.note) await index.note(id)
    },
  },
  suggestions: {
    ...suggestions,
    async add(suggestion) {
      await suggestions.add(suggestion)
      await index.suggestion(suggestion.id)
    },
    async change(id, change) {
      await suggestions.change(id, change)
      if (change.after || change.reason) await index.suggestion(id)
    },
  },
  discussion: {
    ...discussion,
    async add(thread, first) {
      await discussion.add(thread, first)
      await index.comment(first.id)
    },
    async addComment(threadId, comment) {
      await discussion.addComment(threadId, comment)
      await index.comment(comment.id)
    },
    async editComment(id, body, at) {
      await discussion.editComment(id, body, at)
      await index.comment(id)
    },
    async deleteComment(id, at) {
      await discussion.deleteComment(id, at)
      await index.comment(id)
    },
  },
  versions: {
    ...versions,
    async add(proposalId, version) {
      const number = await versions.add(proposalId, version)
      if (version.step === 'submitted') await index.submitted(proposalId, version.frozen)
      return number
    },
  },
})
