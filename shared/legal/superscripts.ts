/**
 * Numbers whose superscript was lost on the way: `671` between 67 and 68 is 67¹, `21` between 2 and 3 is 2¹, `б1` is б¹.
 *
 * A number is read so only where it cannot be the next one, repeats the digits before it, and the list goes on below it.
 */
import { numKey } from './numerals.ts'

const lostAfter = (previous: string | undefined, num: string): string | undefined => {
  const lettered = /^(\p{L})(\d{1,2})$/u.exec(num)
  if (lettered) return previous?.startsWith(lettered[1]!) ? `${lettered[1]}-${lettered[2]}` : undefined
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
    restored.push(
      inserted && (/^\p{L}/u.test(inserted) || goesOnBelow(inserted, nums, i))
        ? { num: inserted, lost: true }
        : { num, lost: false },
    )
  }
  return restored
}

/**
 * Whether the list goes on below the number at `i`. One at the end of its list is taken as inserted, two or more in a
 * row are rather a list with a gap (6, 61, 62 in an excerpt), unless the jump is as wide as 67 → 671.
 */
const goesOnBelow = (inserted: string, nums: readonly string[], i: number): boolean => {
  let last = inserted
  for (const next of nums.slice(i + 1)) {
    const further = lostAfter(last, next)
    if (further === undefined) {
      const value = numKey(next)[0]
      return value === undefined || value === 1 || (value > numKey(inserted)[0]! && value < Number(nums[i]))
    }
    last = further
  }
  return last === inserted || Number(nums[i]) >= 200
}
