/**
 * The styles of an exported Word file. They are real named styles, so that whoever files it can restyle the whole
 * document at once, and headings show in Word's outline.
 */
import { AlignmentType, type IStylesOptions } from 'docx'
import type { Lang } from '#shared/legal/unit.ts'
import { localeOf } from './locale.ts'

/** Has every Kazakh letter in Word, LibreOffice (as Liberation Serif) and macOS. */
const font = 'Times New Roman'

/** Sizes are in half-points, spacing in twentieths of a point. */
const half = (points: number): number => points * 2

export const colours = { inserted: '0B6637', deleted: 'A12A26', notice: '9C3F08', head: 'E6E9E6' } as const

export const paragraphStyle = { body: 'Wording', note: 'Note', label: 'Label', about: 'Subtitle' } as const

/** First-line indent of a clause and left indent of one level of numbering, in twips (1.25 cm and 0.75 cm). */
export const firstLine = 709
export const level = 425

/** Table pages are set smaller: six columns have to fit a landscape sheet. */
export const stylesFor = (lang: Lang, orientation: 'portrait' | 'landscape'): IStylesOptions => {
  const size = half(orientation === 'portrait' ? 13 : 10.5)
  const heading = (points: number) => ({
    run: { font, size: half(points), bold: true, color: '000000' },
    paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
  })
  const base = orientation === 'portrait' ? 13 : 10.5
  return {
    default: {
      document: {
        run: { font, size, language: { value: localeOf(lang) } },
        paragraph: { spacing: { after: 80, line: 276 } },
      },
      title: {
        run: { font, size: half(16), bold: true, color: '000000' },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 160 }, keepNext: true },
      },
      heading1: heading(base + 1),
      heading2: heading(base + 0.5),
      heading3: heading(base),
      heading4: heading(base),
      heading5: heading(base),
    },
    paragraphStyles: [
      {
        id: paragraphStyle.about,
        name: 'Subtitle',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 140 } },
      },
      { id: paragraphStyle.body, name: 'Wording', basedOn: 'Normal', quickFormat: true },
      {
        id: paragraphStyle.note,
        name: 'Note',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: size - 1 },
      },
      {
        id: paragraphStyle.label,
        name: 'Label',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: size - 1 },
        paragraph: { keepNext: true },
      },
    ],
  }
}
