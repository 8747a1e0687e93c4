/** Where threads and comments are kept. */
import type { Person } from './proposals.ts'

export interface Comment {
  readonly id: string
  readonly author: Person
  readonly body: string
  readonly createdAt: string
  readonly editedAt?: string
  readonly deletedAt?: string
}

export interface Thread {
  readonly id: string
  readonly proposal: string
  readonly unit?: string
  readonly suggestion?: string
  readonly audience: 'group' | 'shared'
  readonly anchor?: unknown
  readonly author: Person
  readonly createdAt: string
  readonly resolved?: { readonly by: Person; readonly at: string }
  readonly comments: readonly Comment[]
}

export interface NewComment {
  readonly id: string
  readonly author: string
  readonly body: string
  readonly createdAt: string
}

export interface Discussion {
  ofProposal(proposalId: string): Promise<readonly Thread[]>
  get(threadId: string): Promise<Thread | undefined>
  add(
    thread: Omit<Thread, 'author' | 'resolved' | 'comments'> & { readonly author: string },
    first: NewComment,
  ): Promise<void>
  addComment(threadId: string, comment: NewComment): Promise<void>
  editComment(commentId: string, body: string, at: string): Promise<void>
  /** Marks a comment deleted; its words stay in the database and reach no reader. */
  deleteComment(commentId: string, at: string): Promise<void>
  /** Hangs a thread on another unit or suggestion. */
  move(threadId: string, to: Pick<Thread, 'unit' | 'suggestion' | 'anchor'>): Promise<void>
  resolve(threadId: string, by: string, at: string): Promise<void>
  reopen(threadId: string): Promise<void>
}
