/** Every scenario, in the order of the report. */
import type { Scenario } from '../scenario.ts'
import { ceiling } from './ceiling.ts'
import { documents } from './documents.ts'
import { fanOut } from './fanOut.ts'
import { coldOpen, reconnectStorm } from './history.ts'
import { idleMemory } from './memory.ts'
import { presence } from './presence.ts'

export const scenarios: readonly Scenario[] = [
  fanOut,
  documents,
  ceiling,
  coldOpen,
  reconnectStorm,
  idleMemory,
  presence,
]
