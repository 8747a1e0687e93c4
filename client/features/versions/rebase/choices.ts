/** What a person chose for each suggestion of a rebase, with each step to take back. */
import { useState } from 'react'
import type { GivenChoice, RebaseItem } from '#shared/api/rebase.ts'

export type Choices = Readonly<Record<string, GivenChoice>>

/** Whether the proposed wording has a place in the new version to be kept at. */
export const mayKeep = ({ place }: RebaseItem): boolean => place !== undefined

/** What is done with an item if nobody says otherwise; undefined: it waits. */
export const usualChoice = ({ outcome }: RebaseItem): GivenChoice['choice'] | undefined =>
  outcome === 'carried' ? 'keep' : outcome === 'already' ? 'take' : undefined

/** Mine, for everything that waits and has a place. */
export const keepAll = (items: readonly RebaseItem[], choices: Choices): Choices => ({
  ...choices,
  ...Object.fromEntries(
    items
      .filter((item) => item.waiting && mayKeep(item) && !choices[item.suggestion])
      .map(({ suggestion }) => [suggestion, { choice: 'keep' as const }]),
  ),
})

/** What is sent: an edit that changes nothing is left out, and so is what is gone and waits. */
export const stillWaiting = (items: readonly RebaseItem[], choices: Choices): number =>
  items.filter((item) => item.waiting && !choices[item.suggestion]).length

export const useChoices = () => {
  const [steps, setSteps] = useState<readonly Choices[]>([{}])
  return {
    choices: steps.at(-1)!,
    mayUndo: steps.length > 1,
    change: (next: Choices) => setSteps((now) => [...now, next]),
    /** Typing within one edit is one step. */
    retype: (next: Choices) => setSteps((now) => [...now.slice(0, -1), next]),
    undo: () => setSteps((now) => (now.length > 1 ? now.slice(0, -1) : now)),
    clear: () => setSteps([{}]),
  }
}
