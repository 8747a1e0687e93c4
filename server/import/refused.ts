/**
 * What a file is refused for: a stable code, the cause and the remedy in one message, and what fills a page's sentence.
 *
 * Importers throw it from deep inside a reader; `read.ts` alone catches it, so that the world sees a value.
 */

export type RefusalCode =
  | 'text-empty'
  | 'text-too-large'
  | 'text-encoding'
  | 'text-binary'
  /** A damaged archive or markup that breaks its own format's rules. */
  | 'file-broken'
  /** More parts, more nesting or more text than any law has: a bomb, by accident or on purpose. */
  | 'file-too-complex'

export interface FileRefusal {
  readonly code: RefusalCode
  readonly message: string
  readonly limit?: number
  readonly looksLike?: string
}

export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly refusal: FileRefusal

  constructor(refusal: FileRefusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

export const broken = (message: string): Unreadable => new Unreadable({ code: 'file-broken', message })

export const tooComplex = (message: string): Unreadable =>
  new Unreadable({ code: 'file-too-complex', message })
