/** What the reader looks at besides the text: the discussion that was asked for, words to comment on, two wordings. */
import { useCallback, useState } from 'react'
import type { WordsInBase } from '#client/features/suggestion/SuggestionContext.ts'

export const useAttention = (setUnit: (unit: string | undefined) => void) => {
  const [quoted, setQuoted] = useState<WordsInBase>()
  const [discussed, setDiscussed] = useState<string>()
  const [talkAsked, setTalkAsked] = useState(0)
  const [compared, setCompared] = useState<string>()

  const select = useCallback(
    (unit: string) => {
      setUnit(unit)
      setDiscussed(undefined)
    },
    [setUnit],
  )
  const discuss = useCallback(
    (unit: string, suggestion?: string) => {
      setUnit(unit)
      setDiscussed(suggestion)
      setTalkAsked((times) => times + 1)
    },
    [setUnit],
  )
  const comment = useCallback(
    (words: WordsInBase) => {
      setQuoted(words)
      discuss(words.unit)
    },
    [discuss],
  )
  return {
    quoted,
    discussed,
    talkAsked,
    compared,
    select,
    discuss,
    comment,
    compare: setCompared,
    closeCompared: () => setCompared(undefined),
    dropQuote: () => setQuoted(undefined),
  }
}
