/** Who made the marked changes, all in one line at the end of a page without tracked changes. */
import { body, note, type Page, type Paragraph, type Run } from './page.ts'
import { wordsIn } from './words.ts'

const runsOf = (page: Page): readonly Run[] =>
  page.blocks.flatMap((block) => ('runs' in block ? block.runs : []))

/** The page with a line that names everybody whose change is marked in it; as it was where nothing is. */
export const withChangers = (page: Page): Page => {
  const names = [
    ...new Set(runsOf(page).flatMap(({ tracked }) => (tracked && !tracked.itself ? [tracked.author] : []))),
  ]
  if (names.length === 0) return page
  const lang = page.langs[0]!
  const words = page.langs.map((each) => wordsIn(each).changers).join(' / ')
  const line: Paragraph = note(lang, { text: `${words}: `, bold: true }, { text: `${names.join('; ')}.` })
  return { ...page, blocks: [...page.blocks, body(lang, ''), line] }
}
