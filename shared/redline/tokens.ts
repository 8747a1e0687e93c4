/**
 * The words of a wording, as a lawyer counts them: letters and digits with the hyphens and apostrophes inside them are
 * one word (`9-баптың`, `социально-экономический`), each run of white space and each punctuation mark stands alone.
 * Joined again, the tokens give exactly the text.
 */
const token =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-\u2010\u2011'\u2019\u02bc][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\s+|./gsu
const word = /^[\p{L}\p{N}]/u

export const tokens = (text: string): string[] => text.match(token) ?? []

export const isWord = (part: string): boolean => word.test(part)

export const isSpace = (part: string): boolean => part.trim() === ''
