/**
 * Numbers whose superscript was lost on the way: `671` between 67 and 68 is 67¹, `21` between 2 and 3 is 2¹.
 *
 * A number is read so only where it cannot be the next one, repeats the digits before it, and the list goes on below it.
 */
import { numKey } from './numerals.ts'

const lostAfter = (previous: string | undefined, num: string): string | undefined => {
  const key = previous === undefined ? [] : numKey(previous)
  const [base, last = 0] = key
  if (base === undefined || key.length > 2 || !/^\d{2,4}$/.test(num)) return undefined
  const inserted = String(last + 1)
  return Number(num) !== base + 1 && num === `${base}${inserted}` ? `${base}-${inserted}` : undefined
}

/** The numbers of one list, in order, with lost superscripts restored; `lost` tells which. */
export const restoreSuperscripts = (nums: readonly string[]): { num: string; lost: boolean }[] => {
  const restored: { num: string; lost: boolean }[] = []
  for (const [i, num] of nums.entries()) {
    const inserted = lostAfter(restored.at(-1)?.num, num)
    const base = inserted === undefined ? 0 : numKey(inserted)[0]!
    const further = nums.slice(i + 1).find((next) => lostAfter(inserted, next) === undefined)
    const value = further === undefined ? undefined : numKey(further)[0]
    const goesOnBelow = value === undefined || (value > base && value < Number(num)) || value === 1
    restored.push(
      inserted !== undefined && goesOnBelow ? { num: inserted, lost: true } : { num, lost: false },
    )
  }
  return restored
}
