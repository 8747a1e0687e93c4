/** Mending what was paired wrongly before anything is stored: each step is looked at, and the last one can be taken back. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

export const useSteps = <Said, Found>(compare: (said: readonly Said[]) => Promise<Found>) => {
  const [steps, setSteps] = useState<readonly Said[]>([])
  const [found, setFound] = useState<Found>()
  const { mutate, isPending, error } = useMutation({
    mutationFn: compare,
    onSuccess: (answer: Found, said: readonly Said[]) => {
      setFound(answer)
      setSteps(said)
    },
  })
  return {
    steps,
    found,
    busy: isPending,
    error,
    compare: () => mutate(steps),
    say: (said: Said) => mutate([...steps, said]),
    /** Where there is a step to take back. */
    undo: steps.length > 0 ? () => mutate(steps.slice(0, -1)) : undefined,
    /** Corrected rows may have other names: what was said of pairs is said anew. */
    forget() {
      setFound(undefined)
      setSteps([])
    },
  }
}
