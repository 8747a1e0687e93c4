/**
 * What was read and is being corrected, by language: each language's rows have corrections and steps back of their own. The
 * page is left only after being asked.
 */
import { useBlocker } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Reading, Source } from '#client/api/texts.ts'
import type { Lang, NamingProfile } from '#shared/legal/unit.ts'
import { corrected, type DraftUnit, draftOf } from './draft.ts'
import { joinedBefore, splitAt } from './joining.ts'

export interface ReadText {
  readonly source: Source
  readonly lang: Lang
  readonly reading: Reading
}

/** Rows as they were before a change; changes of one field in a row are one step. */
interface Step {
  readonly rows: readonly DraftUnit[]
  readonly what: string
}

/** A row to open, with the caret in its words: what was joined or split goes on there. */
export interface Opened {
  readonly key: string
  readonly caret?: number
}

interface State {
  readonly read: ReadText
  readonly rows: readonly DraftUnit[]
  readonly past: readonly Step[]
  readonly opened?: Opened | undefined
  readonly isCorrected: boolean
}

type States = Readonly<Record<string, State | undefined>>
type Change = (state: State) => State

const begun = (read: ReadText): State => ({
  read,
  rows: draftOf(read.reading.units, read.lang),
  past: [],
  isCorrected: false,
})

const changed =
  (key: string, part: Partial<DraftUnit>): Change =>
  (state) => {
    const what = `${key} ${Object.keys(part).join()}`
    return {
      ...state,
      isCorrected: true,
      rows: state.rows.map((row) => (row.key === key ? corrected(row, part) : row)),
      past: state.past.at(-1)?.what === what ? state.past : [...state.past, { rows: state.rows, what }],
    }
  }

const reshaped =
  (reshape: (state: State) => ReturnType<typeof splitAt>): Change =>
  (state) => {
    const next = reshape(state)
    if (!next) return state
    return {
      ...state,
      isCorrected: true,
      rows: next.rows,
      past: [...state.past, { rows: state.rows, what: '' }],
      opened: { key: next.key, caret: next.caret },
    }
  }

const undone: Change = (state) => {
  const last = state.past.at(-1)
  return last ? { ...state, rows: last.rows, past: state.past.slice(0, -1) } : state
}

const doubtfulIn = (state: State | undefined): ReadonlySet<string> =>
  new Set(state?.read.reading.doubts.flatMap(({ unit }) => (unit ? [unit] : [])) ?? [])

/** Drafts by name: a language's code, or one name for all. */
export const useDrafts = (warning: string) => {
  const [states, setStates] = useState<States>({})
  const [isDone, setDone] = useState(false)
  useBlocker({
    disabled: isDone || Object.values(states).every((state) => state === undefined),
    shouldBlockFn: () => !window.confirm(warning),
    enableBeforeUnload: true,
  })
  return useMemo(() => {
    const to = (name: string, change: Change) =>
      setStates((now) => (now[name] ? { ...now, [name]: change(now[name]) } : now))
    const of = (name: string) => {
      const state = states[name]
      return {
        read: state?.read,
        rows: state?.rows ?? [],
        doubtful: doubtfulIn(state),
        isCorrected: state?.isCorrected ?? false,
        opened: state?.opened,
        mayUndo: (state?.past.length ?? 0) > 0,
        begin: (read: ReadText) => setStates((now) => ({ ...now, [name]: begun(read) })),
        open: (opened: Opened | undefined) => to(name, (now) => ({ ...now, opened })),
        change: (key: string, part: Partial<DraftUnit>) => to(name, changed(key, part)),
        join: (key: string, naming: NamingProfile) =>
          to(
            name,
            reshaped(({ rows, read }) => joinedBefore(rows, key, read.lang, naming)),
          ),
        split: (key: string, caret: number) =>
          to(
            name,
            reshaped(({ rows }) => splitAt(rows, key, caret)),
          ),
        undo: () => to(name, undone),
        back: () => setStates((now) => ({ ...now, [name]: undefined })),
        /** Everything was published: the page may be left. */
        finish: () => setDone(true),
      }
    }
    return { of, finish: () => setDone(true) }
  }, [states])
}

export type Draft = ReturnType<ReturnType<typeof useDrafts>['of']>

/** The draft of a page that reads one text. */
export const useDraft = (warning: string): Draft => {
  const drafts = useDrafts(warning)
  return useMemo(() => drafts.of('text'), [drafts])
}
