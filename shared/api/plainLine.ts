/**
 * A name or a title as one line that shows what it says: no line breaks or other controls, and no marks that turn the
 * direction of what stands around it (Unicode Standard Annex 9), so that nobody passes for somebody else by them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a line must not hold
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

export const plainLine = (text: string): string =>
  text.toWellFormed().replace(turning, '').replace(controls, ' ').trim()
