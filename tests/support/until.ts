/** Waiting for a condition, never for a time. */

/** Resolves with the first truthy answer; rejects after `within` ms, naming what did not come about. */
export const until = async <T>(
  what: string,
  answer: () => T | Promise<T>,
  within = 20_000,
): Promise<NonNullable<T>> => {
  const deadline = performance.now() + within
  for (;;) {
    const value = await answer()
    if (value) return value as NonNullable<T>
    if (performance.now() > deadline) throw new Error(`Waited ${within} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
