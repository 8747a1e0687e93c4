/** What a person does on a proposal's page, and what the page says there. */
import type { Page } from 'playwright-core'
import { until } from './until.ts'

export const wordsOf = (page: Page, unit: string) => page.locator(`[data-unit="${unit}"] .unit-words`).first()

export const editorIn = (page: Page) => page.locator('.ring .wording.ProseMirror')

/** Opens a clause at its end. Answers the id of the suggestion that is written there. */
export const openClause = async (page: Page, unit: string): Promise<string> => {
  await wordsOf(page, unit).click({ position: { x: 60, y: 12 } })
  await editorIn(page).waitFor()
  await page.keyboard.press('Control+End')
  return (await page.locator('.ring').getAttribute('data-suggestion'))!
}

/** Opens a colleague's suggestion from its card. */
export const openCard = async (page: Page, suggestion: string): Promise<void> => {
  await page
    .locator(`.card[data-suggestion="${suggestion}"]`)
    .getByRole('button', { name: /^Править/ })
    .click()
  await editorIn(page).waitFor()
  await page.keyboard.press('Control+End')
}

/** The open wording without what the redline struck out, as the document holds it. */
export const wordingOf = (page: Page): Promise<string> =>
  editorIn(page).evaluate(
    (element) =>
      (element as unknown as { editor: { state: { doc: { textContent: string } } } }).editor.state.doc
        .textContent,
  )

/** The page's word on what is on disk: `saved`, `offline`, `unsaved`, … */
export const savedState = (page: Page): Promise<string | null> =>
  page.locator('[data-state][role="status"]').first().getAttribute('data-state')

export const untilState = (page: Page, state: string, within?: number): Promise<boolean> =>
  until(`the page says ${state}`, async () => (await savedState(page)) === state, within)
