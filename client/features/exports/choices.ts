/** What can be chosen for a file: kinds, their formats, one language or the first two side by side. */
import { type ExportFormat, type ExportKind, formatsOf, oneLanguage } from '#shared/legal/export-model.ts'

export type FileKind = ExportKind | 'archive'
export type FileFormat = ExportFormat | 'zip'

/** In the order in which a group needs them. */
export const fileKinds: readonly FileKind[] = [
  'comparison',
  'agreed',
  'amending',
  'redline',
  'note',
  'voting',
  'archive',
]

/** What each is called on the screen. */
export const kindNames: Readonly<Record<FileKind, string>> = {
  comparison: 'terms.comparisonTable',
  agreed: 'terms.agreedText',
  amending: 'terms.amendingAct',
  redline: 'terms.markedText',
  note: 'proposal.note',
  voting: 'export.voting',
  archive: 'export.archive',
}

/** Format names are the same in every language. */
export const formatNames: Readonly<Record<FileFormat, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  html: 'HTML',
  md: 'Markdown',
  xlsx: 'Excel',
  akn: 'Akoma Ntoso',
  json: 'JSON',
  zip: 'ZIP',
}

export interface Chosen {
  readonly kind: FileKind
  readonly format: FileFormat
  /** `ru` or `kk,ru`; '' for an archive. */
  readonly lang: string
  /** A redline shows undecided suggestions as well. */
  readonly open: boolean
}

/** The last part of a file's address: `redline.pdf?lang=kk,ru&open=true`. */
export const addressOf = ({ kind, format, lang, open }: Chosen): string => {
  const asked = [...(lang ? [`lang=${lang}`] : []), ...(open && kind === 'redline' ? ['open=true'] : [])]
  return `${kind}.${format}${asked.length > 0 ? `?${asked.join('&')}` : ''}`
}

export const formatsFor = (kind: FileKind): readonly FileFormat[] =>
  kind === 'archive' ? ['zip'] : formatsOf[kind]

/** Each as `ru` or `kk,ru`; none for an archive, which has them all. */
export const languagesFor = (format: FileFormat, languages: readonly string[]): readonly string[] => {
  if (format === 'zip') return []
  const both = languages.length > 1 && !oneLanguage.has(format) ? [languages.slice(0, 2).join(',')] : []
  return [...languages, ...both]
}
