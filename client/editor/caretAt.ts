/** Where the caret goes when an editor opens: to a point on screen (the click), or to the end. */
export type CaretAt = { readonly x: number; readonly y: number } | 'end'
