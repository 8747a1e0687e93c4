/** Digits above and below the line as characters of their own: 67<sup>1</sup> is article 67¹, never 671. */

const above = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const below = '₀₁₂₃₄₅₆₇₈₉'

/** Raised words: digits become superscript characters, letters stay as they are. */
export const raised = (text: string): string => text.replace(/\d/g, (digit) => above[Number(digit)]!)

/** Lowered words: digits become subscript characters, letters stay as they are. */
export const lowered = (text: string): string => text.replace(/\d/g, (digit) => below[Number(digit)]!)
