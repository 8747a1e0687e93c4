/**
 * Why a socket was closed: the one list of close codes.
 *
 * 44xx are final, and a y-websocket client stops retrying; 45xx say "try again later". Refusals come after the upgrade,
 * because a browser cannot see an HTTP status there.
 */
export const closeCodes = {
  malformed: 4400,
  signIn: 4401,
  notAllowed: 4403,
  noSuchRoom: 4404,
  stale: 4409,
  tooLarge: 4413,
  refused: 4422,
  tooFast: 4429,
  cannotStore: 4503,
  shuttingDown: 4508,
} as const

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]

/** What each code means, in the words that the close frame carries (at most 123 bytes). */
export const closeReasons: Readonly<Record<CloseCode, string>> = {
  4400: 'A frame could not be read. Reload the page.',
  4401: 'Sign in again to go on.',
  4403: 'You may not open this document.',
  4404: 'There is no such document.',
  4409: 'This page or its copy of the document is out of date. Reload the page.',
  4413: 'The document or a frame is too large.',
  4422: 'An update was refused; the words are still in your editor.',
  4429: 'Too many frames or connections. Wait a little.',
  4503: 'The server cannot store changes now. Keep the page open.',
  4508: 'The server is restarting.',
}

/** Whether a client should stop reconnecting. */
export const isFinal = (code: number): boolean => code >= 4400 && code < 4500
