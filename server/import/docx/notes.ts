/** Footnotes and endnotes by their ids, as the words that stand in them. */
import { child, childrenOf, elements, readXml, settingOf, type XmlElement } from '../xml.ts'
import { piecesOf, type Reading } from './runs.ts'

export type NotesById = ReadonlyMap<string, string>

const paragraphsIn = (element: XmlElement): XmlElement[] =>
  elements(element).flatMap((each) => (each.name === 'p' ? [each] : paragraphsIn(each)))

/** `kind` is `footnote` or `endnote`. Separators, which Word keeps among them, hold no words. */
export const notesIn = (xml: string | undefined, kind: string, reading: Reading): NotesById => {
  if (xml === undefined) return new Map()
  const root = readXml(xml)
  return new Map(
    childrenOf(root, kind).flatMap((note) => {
      const words = paragraphsIn(note)
        .map((paragraph) => {
          const style = reading.styles.of(settingOf(child(paragraph, 'pPr'), 'pStyle'))
          return piecesOf(paragraph, style, reading)
            .map((piece) => (piece.type === 'words' ? piece.text : ' '))
            .join('')
        })
        .join(' ')
      return [[note.attributes.id ?? '', words] as const]
    }),
  )
}
