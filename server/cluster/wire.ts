/** What carries messages between nodes: channels by name, at most once, in no promised order between channels. */

export interface Wire {
  /** Says something in a channel; lost when nobody can be reached. Returns at once and never throws. */
  publish(channel: string, message: Uint8Array): void
  /** Hears a channel from the moment at which it resolves. */
  subscribe(channel: string): Promise<void>
  unsubscribe(channel: string): void
  /** Whether what others say arrives now. */
  readonly isUp: boolean
  close(): Promise<void>
}

export interface Listener {
  heard(channel: string, message: Uint8Array): void
  /** The wire is up, for the first time or again: what was said meanwhile is missing. */
  up(): void
}
