/** Long work as who asked for it sees it: it tells how far it is, and can be broken off until it is stored. */
import type { Progress } from '#shared/api/progress.ts'

export interface Going {
  readonly signal?: AbortSignal | undefined
  readonly tell?: ((progress: Progress) => void) | undefined
}
