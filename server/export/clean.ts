/**
 * Characters that no file may carry. XML 1.0 (section 2.2) has no way to write most control characters, a lone
 * surrogate or U+FFFE/U+FFFF, not even escaped: one of them makes a whole Word file unreadable.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g

/** The same words with every line break as `\n` and nothing that XML cannot hold; a lone surrogate becomes U+FFFD. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replace(unwritable, '')
    .toWellFormed()

/** The lines of a wording: a soft line break inside a unit is a line of its own in every format. */
export const lines = (text: string): string[] => clean(text).split('\n')
