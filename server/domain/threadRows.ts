/** Threads as the API answers them. A deleted comment keeps its place and gives away no word. */
import type { ThreadRow } from '#shared/api/discussion.ts'
import type { Thread } from './ports/discussion.ts'

export const threadRow = ({ resolved, comments, anchor, ...thread }: Thread): ThreadRow => ({
  ...thread,
  ...(anchor !== undefined && { anchor: anchor as ThreadRow['anchor'] }),
  resolved: resolved ?? null,
  comments: comments.map((comment) => (comment.deletedAt ? { ...comment, body: '' } : { ...comment })),
})
