/** JSON columns. */

export const toJson = (value: unknown): string => JSON.stringify(value)

/** Reads a column that this product wrote: its shape is that of its writer. */
export const fromJson = <T>(text: string): T => JSON.parse(text) as T

export const bit = (value: boolean): 0 | 1 => (value ? 1 : 0)

/** Leaves out what is null, so that absent parts are absent. */
export const present = <T extends Record<string, unknown>>(
  parts: T,
): { [K in keyof T]?: Exclude<T[K], null | undefined> } =>
  Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== null && value !== undefined),
  ) as never
