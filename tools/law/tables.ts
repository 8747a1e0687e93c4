/** The pages of docs/law, by file name: all that the code knows of grammar, for a lawyer to check. */
import { citationTables } from './citations.ts'
import { formulaTables } from './formulas.ts'
import { kazakhOrdinals, kazakhWordTables, kindWords, russianOrdinals, russianWords } from './words.ts'

const readme = `# Grammar tables

What Usynys knows of the grammar of citations and amending formulas, as it is in the code. The tables are made by
\`npm run law-tables\`; a test fails when they are not those of the code. No lawyer has proofread them yet: whoever finds a
wrong form, please report the table, the row and what it should be.

- [Kinds](kinds.md): what each kind of unit is called, by country
- [Russian words](words-ru.md) and [ordinals](ordinals-ru.md)
- [Kazakh words](words-kk.md) and [ordinals](ordinals-kk.md)
- [Citations](citations.md) in every case
- [Amending formulas](formulas.md)

The interface's words that a lawyer should judge are in [words](../words.md).
`

export const lawTables = (): Readonly<Record<string, string>> => ({
  'README.md': readme,
  'kinds.md': kindWords(),
  'words-ru.md': russianWords(),
  'words-kk.md': kazakhWordTables(),
  'ordinals-ru.md': russianOrdinals(),
  'ordinals-kk.md': kazakhOrdinals(),
  'citations.md': citationTables(),
  'formulas.md': formulaTables(),
})
