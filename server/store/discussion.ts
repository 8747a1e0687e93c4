/** Threads and comments in SQL. */
import type { Comment, Discussion, Thread } from '#server/domain/ports/discussion.ts'
import type { Rows } from './database.ts'
import { fromJson, present, toJson } from './json.ts'

export const sqlDiscussion = (rows: Rows): Discussion => {
  const threads = () =>
    rows
      .selectFrom('threads')
      .innerJoin('user', 'user.id', 'threads.author')
      .leftJoin('user as resolver', 'resolver.id', 'threads.resolvedBy')
      .selectAll('threads')
      .select(['user.name as authorName', 'resolver.name as resolverName'])
      .orderBy('threads.createdAt')
      .orderBy('threads.id')

  const comments = () =>
    rows
      .selectFrom('comments')
      .innerJoin('user', 'user.id', 'comments.author')
      .innerJoin('threads', 'threads.id', 'comments.threadId')
      .selectAll('comments')
      .select('user.name as authorName')
      .orderBy('comments.createdAt')
      .orderBy('comments.id')

  const read = async (
    found: ReturnType<typeof threads>,
    said: ReturnType<typeof comments>,
  ): Promise<readonly Thread[]> => {
    const all = await said.execute()
    return (await found.execute()).map((row) => ({
      id: row.id,
      proposal: row.proposalId,
      ...present({ unit: row.unit, suggestion: row.suggestionId }),
      audience: row.audience as Thread['audience'],
      ...(row.anchorJson !== null && { anchor: fromJson<unknown>(row.anchorJson) }),
      author: { id: row.author, name: row.authorName },
      createdAt: row.createdAt,
      ...(row.resolvedAt !== null && {
        resolved: { by: { id: row.resolvedBy ?? '', name: row.resolverName ?? '' }, at: row.resolvedAt },
      }),
      comments: all
        .filter((comment) => comment.threadId === row.id)
        .map(
          (comment): Comment => ({
            id: comment.id,
            author: { id: comment.author, name: comment.authorName },
            body: comment.body,
            createdAt: comment.createdAt,
            ...present({ editedAt: comment.editedAt, deletedAt: comment.deletedAt }),
          }),
        ),
    }))
  }

  return {
    ofProposal: (proposalId) =>
      read(
        threads().where('proposalId', '=', proposalId),
        comments().where('threads.proposalId', '=', proposalId),
      ),
    get: async (threadId) =>
      (
        await read(
          threads().where('threads.id', '=', threadId),
          comments().where('threads.id', '=', threadId),
        )
      )[0],
    async add({ id, proposal, unit, suggestion, audience, anchor, author, createdAt }, first) {
      await rows
        .insertInto('threads')
        .values({
          id,
          proposalId: proposal,
          unit: unit ?? null,
          suggestionId: suggestion ?? null,
          audience,
          anchorJson: anchor === undefined ? null : toJson(anchor),
          author,
          createdAt,
          resolvedBy: null,
          resolvedAt: null,
        })
        .execute()
      await this.addComment(id, first)
    },
    addComment: async (threadId, comment) =>
      void (await rows
        .insertInto('comments')
        .values({ ...comment, threadId, editedAt: null, deletedAt: null })
        .execute()),
    editComment: async (commentId, body, editedAt) =>
      void (await rows.updateTable('comments').set({ body, editedAt }).where('id', '=', commentId).execute()),
    deleteComment: async (commentId, deletedAt) =>
      void (await rows.updateTable('comments').set({ deletedAt }).where('id', '=', commentId).execute()),
    move: async (threadId, { unit, suggestion, anchor }) =>
      void (await rows
        .updateTable('threads')
        .set({
          unit: unit ?? null,
          suggestionId: suggestion ?? null,
          anchorJson: anchor === undefined ? null : toJson(anchor),
        })
        .where('id', '=', threadId)
        .execute()),
    resolve: async (threadId, resolvedBy, resolvedAt) =>
      void (await rows
        .updateTable('threads')
        .set({ resolvedBy, resolvedAt })
        .where('id', '=', threadId)
        .execute()),
    reopen: async (threadId) =>
      void (await rows
        .updateTable('threads')
        .set({ resolvedBy: null, resolvedAt: null })
        .where('id', '=', threadId)
        .execute()),
  }
}
