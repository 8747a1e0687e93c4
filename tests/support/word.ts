/** Small Word files made in a test, so that what real ones happen not to hold is tried as well. */
import { strToU8, zipSync } from 'fflate'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A paragraph of runs; `pPr` are its properties as XML. */
export const paragraph = (runs: string, pPr = ''): string => `<w:p><w:pPr>${pPr}</w:pPr>${runs}</w:p>`

export const run = (text: string, rPr = ''): string =>
  `<w:r><w:rPr>${rPr}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

export const inserted = (content: string): string => `<w:ins w:id="1" w:author="Notary A.">${content}</w:ins>`

export const deleted = (text: string): string =>
  `<w:del w:id="2" w:author="Notary B."><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`

const part = (name: string, content: string): string => `<w:${name} ${w}>${content}</w:${name}>`

/** The package's XML parts by name, to be changed by a test that wants them damaged. */
export const wordParts = (
  body: string,
  others: Partial<Record<'styles' | 'numbering' | 'footnotes' | 'comments', string>> = {},
): Record<string, string> => {
  const named = Object.entries(others)
  const relations = named.map(
    ([name], i) => `<Relationship Id="r${i}" Type="${office}/${name}" Target="${name}.xml"/>`,
  )
  const rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships ${rels}><Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships ${rels}>${relations.join('')}</Relationships>`,
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
    ...Object.fromEntries(named.map(([name, content]) => [`word/${name}.xml`, part(name, content)])),
  }
}

export const zipped = (parts: Record<string, string>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  )

export const wordFile = (...given: Parameters<typeof wordParts>): Uint8Array<ArrayBuffer> =>
  zipped(wordParts(...given))
