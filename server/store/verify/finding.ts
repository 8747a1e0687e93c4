/** What a check of the history found wrong, and where. */
export interface Finding {
  /** A room, `audit`, `checkpoints`, or `file`. */
  readonly where: string
  /** The first bad row, where it is a row's fault. */
  readonly seq?: number
  readonly what: string
}
