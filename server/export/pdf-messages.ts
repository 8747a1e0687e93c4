/** What the server and the process that sets PDFs say to each other. */

export interface PdfJob {
  readonly id: number
  /** The page's values as JSON, in UTF-8. */
  readonly page: Uint8Array
}

export type PdfReply =
  | { readonly id: number; readonly type: 'pdf'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `unavailable`: the compiler has no build for this machine. `failed`: it could not set this page. */
  | { readonly id: number; readonly type: 'unavailable' | 'failed'; readonly why: string }
