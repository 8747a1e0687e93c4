/**
 * Bookmarks of an exported redline: which suggestion a stretch of paragraphs belongs to, so that the file can be brought
 * back as the same suggestions.
 *
 * A bookmark covers the unit that its suggestion amends, or that it stands beside; what the author changed within is the
 * suggestion. It names the author and the moment of the changes by a hash: what is changed there in Word besides is somebody
 * else's, or another change of theirs. Word and LibreOffice keep
 * bookmarks of up to 40 letters, digits and underscores through editing.
 */
import type { Lang } from '#shared/legal/unit.ts'

export const markedOps = [
  'replace',
  'insertBefore',
  'insertAfter',
  'delete',
  /** The place that a moved unit leaves. */
  'moveFrom',
  /** The place that it goes to, by how the covered unit lies to it. */
  'moveBefore',
  'moveAfter',
  'moveIn',
] as const
export type MarkedOp = (typeof markedOps)[number]

export interface RedlineMark {
  /** Which suggestion of the file, from 1. */
  readonly number: number
  readonly op: MarkedOp
  readonly author: string
  /** The moment that its changes carry, ISO 8601. */
  readonly at: string
  /** The language of the words that it covers. */
  readonly lang: Lang
  /** Which of its bookmarks in this language, from 1: what another brought in between is not covered. */
  readonly piece: number
}

/** FNV-1a over UTF-16 units, in hex: names a string, protects nothing. */
const hash = (text: string): string => {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}

/** Word processors keep seconds, not what is below them. */
const signature = (author: string, at: string): string =>
  hash(`${author.normalize('NFC').replace(/\s+/g, ' ').trim()} ${at.slice(0, 19)}`)

/** A name that is unique in its file. */
export const bookmarkName = ({ number, op, author, at, lang, piece }: RedlineMark): string =>
  `us${number}_${op}_${signature(author, at)}_${lang}_${piece}`

export interface ReadMark extends Omit<RedlineMark, 'author' | 'at' | 'piece'> {
  isBy(author: string, at: string): boolean
}

/** What a bookmark's name says; undefined for a bookmark of another making. */
export const readBookmark = (name: string): ReadMark | undefined => {
  const [, number, op, by, lang] =
    /^us(\d{1,6})_([a-zA-Z]+)_([0-9a-f]{8})_([a-z]{2,3})_\d{1,5}$/.exec(name) ?? []
  if (!number || !lang || !(markedOps as readonly string[]).includes(op!)) return undefined
  return {
    number: Number(number),
    op: op as MarkedOp,
    lang,
    isBy: (author, at) => signature(author, at) === by,
  }
}
