/** What axe-core holds against a page as it stands. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** WCAG 2.2 AA, as far as a program can tell. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Resolves when nothing fades or slides any more: half-drawn words have half their contrast. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const passing = () =>
      document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    for (let round = 0; round < 20 && passing().some(({ playState }) => playState === 'running'); round++)
      await Promise.allSettled(passing().map(({ finished }) => finished))
  })

/** Serious and critical violations: `rule: element: what is wrong`, a line for each element. */
export const violationsOn = async (page: Page): Promise<string[]> => {
  await settled(page)
  await page.evaluate(axe.source)
  return page.evaluate(async (tags) => {
    const here = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await here.run(document, {
      runOnly: tags,
      resultTypes: ['violations'],
      // Experimental in axe: it takes initials and counts for labels.
      rules: { 'label-content-name-mismatch': { enabled: false } },
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) =>
          `${id}: ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join('; ').trim()}`.slice(
            0,
            300,
          ),
        ),
      )
  }, standards)
}

/** By how many px a page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
