/**
 * The name of a wording: what a decision or a position was taken on.
 *
 * [DOC-5] SHA-256, in hex, of canonical JSON (sorted keys, NFC) of the operation, its place and the wording, over only the
 * languages whose wording differs from the base. Reasons, and where a block came from, are no part of it: people see words.
 */

import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import type { Destination, Operation, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'

export interface HashedSuggestion {
  readonly op: Operation
  readonly unit: string
  readonly unitEnd?: string
  readonly destination?: Destination
  readonly before: Readonly<Record<Lang, readonly WordingUnit[]>>
  readonly after: Readonly<Record<Lang, readonly WordingUnit[]>>
}

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json }

/** JSON with sorted keys, strings in NFC, and what is undefined left out. */
export const canonicalJson = (value: Json): string => {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const record = value as { readonly [key: string]: Json }
    const keys = Object.keys(record).filter((key) => record[key] !== undefined)
    return `{${keys
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`)
      .join(',')}}`
  }
  return JSON.stringify(value ?? null)
}

const words = (unit: WordingUnit): Json => ({
  kind: unit.kind,
  num: unit.num,
  heading: unit.heading || undefined,
  text: unit.text || undefined,
  children: unit.children.map(words),
})

const wording = (units: readonly WordingUnit[] | undefined): string => canonicalJson((units ?? []).map(words))

/** Whether two wordings say the same, whatever their blocks came from. */
export const sameWording = (
  a: readonly WordingUnit[] | undefined,
  b: readonly WordingUnit[] | undefined,
): boolean => wording(a) === wording(b)

/** The languages in which a suggestion changes anything, sorted. */
export const changedLanguages = ({ before, after }: Pick<HashedSuggestion, 'before' | 'after'>): Lang[] =>
  Object.keys(after)
    .filter((lang) => !sameWording(before[lang], after[lang]))
    .sort()

export const wordingHash = (suggestion: HashedSuggestion): string => {
  const { op, unit, unitEnd, destination } = suggestion
  const after = Object.fromEntries(
    changedLanguages(suggestion).map((lang) => [lang, (suggestion.after[lang] ?? []).map(words)]),
  )
  const canonical = canonicalJson({ op, unit, unitEnd, destination: destination as Json, after })
  return toHexString(digest(encodeUtf8(canonical)))
}
