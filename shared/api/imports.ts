/** What an import tells beside the units: the encoding it found, tracked changes, and what the file lost on the way. */
import { z } from 'zod'

export const lossCodes = [
  'images',
  /** Tables, whose rows became lines. */
  'tables',
  /** Footnotes and endnotes, which became notes beside the text. */
  'footnotes',
  'comments',
  /** Tracked changes of formatting alone. */
  'format-changes',
  /** Headers and footers of pages. */
  'headers-footers',
  /** Text boxes, whose paragraphs became lines. */
  'text-boxes',
  'formulas',
  /** Runs of hidden text, left out. */
  'hidden-text',
  /** Struck-through words, kept as plain ones. */
  'struck-through',
  /** Characters of a symbol font, which have no letter. */
  'symbols',
  /** Menus, forms and buttons of a web page, left out. */
  'page-parts',
  /** Lines of a table of contents that the file marks as such, left out. */
  'contents',
  /** Text quoted as a whole structure, which became lines. */
  'quoted-structures',
  /** Documents attached, whose structure became an annex or which were left out. */
  'attachments',
  /** Elements that are no kind of unit, whose words became unnumbered wording. */
  'unknown-elements',
] as const
export type LossCode = (typeof lossCodes)[number]

export const loss = z.object({ code: z.enum(lossCodes), count: z.number().int() }).meta({ id: 'Loss' })
export type Loss = z.infer<typeof loss>

/** Whether tracked changes are read as accepted, as rejected, or as rejected with each change becoming a suggestion. */
export const changeModes = ['accept', 'reject', 'suggest'] as const
export const changeMode = z.enum(changeModes)
export type ChangeMode = z.infer<typeof changeMode>

/** Tracked changes of a file, by kind, and how they were read. */
export const trackedChanges = z
  .object({
    mode: changeMode,
    insertions: z.number().int(),
    deletions: z.number().int(),
    moves: z.number().int(),
    comments: z.number().int(),
    authors: z.array(z.string()),
  })
  .meta({ id: 'TrackedChanges' })
export type TrackedChanges = z.infer<typeof trackedChanges>

/** Names of the encodings that are told apart. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252', 'kz-1048'] as const
export type Encoding = (typeof encodings)[number]

/** What a Word file that was brought to a version says otherwise than the version, or what found no place in it. */
export const importDoubtCodes = [
  /** The file's old words are not those of the unit: `text` is the version's, `file` the file's. */
  'differs',
  /** Words of the version that the file does not hold, between others that it does. */
  'missing',
  /** A paragraph of the file that is no part of the version. */
  'extra',
  /** A tracked change outside of the version's words. */
  'change-outside',
  'comment-outside',
  'footnote',
  /** Two authors changed one clause; each change is a suggestion of its own. */
  'competing',
  /** Several authors' changes of one clause that cannot be told apart are one suggestion in all their names. */
  'several-authors',
] as const

export const importDoubt = z
  .object({
    code: z.enum(importDoubtCodes),
    unit: z.string().optional(),
    lang: z.string().optional(),
    text: z.string(),
    file: z.string().optional(),
  })
  .meta({ id: 'ImportDoubt' })
export type ImportDoubt = z.infer<typeof importDoubt>
