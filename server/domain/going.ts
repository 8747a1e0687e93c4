/** Long work as who asked for it sees it: it tells how far it is, and can be broken off until it is stored. */
import { setImmediate as otherWork } from 'node:timers/promises'
import type { Progress } from '#shared/api/progress.ts'

export interface Going {
  readonly signal?: AbortSignal | undefined
  readonly tell?: ((progress: Progress) => void) | undefined
}

/** Tells a step and lets other work in, so that the line goes out and a breaking off is heard of. */
export const atStep = async ({ tell }: Going, progress: Progress): Promise<void> => {
  tell?.(progress)
  await otherWork()
}
