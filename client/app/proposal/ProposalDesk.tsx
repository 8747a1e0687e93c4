/** The desk of a proposal: its text with the suggestions in place, the contents on the left, the talk on the right. */
import { Button } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupsQuery } from '#client/api/groups.ts'
import { placeSuggestion } from '#client/api/pushes.ts'
import { useCollab } from '#client/collab/RoomsContext.ts'
import { DiscussionPanel, type QuotedWords } from '#client/features/discussion/DiscussionPanel.tsx'
import { AgreedPreview } from '#client/features/proposal/AgreedPreview.tsx'
import { countByArticle, outlineOf } from '#client/features/proposal/outline.ts'
import { ProposalLayout } from '#client/features/proposal/ProposalLayout.tsx'
import { Rail } from '#client/features/proposal/Rail.tsx'
import { Toolbar } from '#client/features/proposal/Toolbar.tsx'
import { EditingStore } from '#client/features/suggestion/editing.ts'
import { ProposalText } from '#client/features/suggestion/ProposalText.tsx'
import { proposeAnew } from '#client/features/suggestion/proposeAnew.ts'
import { RefusedDialog } from '#client/features/suggestion/RefusedDialog.tsx'
import { numbered } from '#client/features/suggestion/rows.ts'
import { SuggestionPageProvider } from '#client/features/suggestion/SuggestionContext.ts'
import { EditingProvider } from '#client/features/suggestion/useEditing.ts'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ThreadRow } from '#shared/api/discussion.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { TextRow } from '#shared/api/texts.ts'
import { cite } from '#shared/legal/citation.ts'
import { articleOf, findUnit } from '#shared/legal/tree.ts'
import { Note } from './Note.tsx'
import { ProposalHead } from './ProposalHead.tsx'
import { useLiveProposal, useTelling } from './useLiveProposal.ts'
import { useSuggestionPageValue } from './useSuggestionPageValue.tsx'
import { useView } from './useView.ts'

export interface ProposalDeskProps {
  readonly me: Me
  readonly proposal: ProposalRow
  readonly text: TextRow
  readonly rows: readonly SuggestionRow[]
  readonly threads: readonly ThreadRow[]
}

/** Brings a unit to the top of the paper. */
const scrollTo = (eId: string) => {
  const element = document.getElementById(`u-${eId}`)
  element?.scrollIntoView({ block: 'start' })
  element?.querySelector<HTMLElement>('.unit-words')?.focus({ preventScroll: true })
}

export const ProposalDesk = ({ me, proposal, text, rows, threads }: ProposalDeskProps) => {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const { rooms } = useCollab()
  const maySuggest = may(me, 'suggestion.create', { proposal })
  const { mode, view, langs, unit: selected, setMode, setView, setUnit } = useView(text.languages, maySuggest)
  const [quoted, setQuoted] = useState<QuotedWords>()
  const [discussed, setDiscussed] = useState<string>()
  const [talkAsked, setTalkAsked] = useState(0)
  const [preview, setPreview] = useState(false)
  const { data: groups = [] } = useQuery(groupsQuery)

  const editing = useMemo(
    () =>
      new EditingStore({
        rooms,
        proposal: proposal.id,
        languages: text.languages,
        units: text.units,
        made: (row) => placeSuggestion(queries, proposal.id, row.id, row),
      }),
    [rooms, proposal.id, text.languages, text.units, queries],
  )
  useEffect(() => editing.takeUp(), [editing])
  // A link that names a clause opens the page there; choosing another later moves nothing.
  const [opened] = useState(selected)
  useEffect(() => {
    if (opened) scrollTo(opened)
  }, [opened])

  const { connection, snapshot, people, typingIn } = useLiveProposal(proposal.id)
  useTelling(connection, snapshot.generation, editing, selected, langs[0]!)

  const units = text.units
  const numbers = useMemo(() => numbered(rows), [rows])
  const numberOf = (id: string) => numbers.get(id)
  const items = useMemo(() => outlineOf(units, langs[0]!, countByArticle(rows)), [units, langs[0], rows])
  const citeHere = (eId: string) => cite(units, eId, i18n.language, text.naming)
  const article = selected ? articleOf(units, selected)?.eId : undefined

  const discuss = (unit: string, suggestion?: string) => {
    setUnit(unit)
    setDiscussed(suggestion)
    setTalkAsked((times) => times + 1)
  }
  const page = useSuggestionPageValue({
    me,
    proposal,
    text,
    rows,
    threads,
    numberOf,
    typingIn,
    maySuggest,
    select: (unit) => {
      setUnit(unit)
      setDiscussed(undefined)
    },
    comment: may(me, 'thread.create', { proposal })
      ? (words) => {
          setQuoted(words)
          discuss(words.unit)
        }
      : undefined,
    discuss,
  })

  const suggestionsHere = rows.filter(({ unit }) => unit === selected).map(({ id }) => id)
  const talk = discussed
    ? threads.filter(({ suggestion }) => suggestion === discussed)
    : selected
      ? threads.filter(
          ({ unit, suggestion }) => unit === selected || suggestionsHere.includes(suggestion ?? ''),
        )
      : threads
  const placeOf = ({ unit, suggestion }: ThreadRow): string | undefined => {
    const row = rows.find(({ id }) => id === suggestion)
    const parts = [
      !selected && citeHere(row?.unit ?? unit ?? ''),
      row && t('discussion.toSuggestion', { number: numberOf(row.id) }),
    ]
    return parts.filter(Boolean).join(', ') || undefined
  }
  const goTo = (number: string): boolean => {
    const wanted = items.find(({ level, label }) => level === 'article' && label === number)
    if (wanted) {
      setUnit(wanted.unit.eId)
      scrollTo(wanted.unit.eId)
    }
    return wanted !== undefined
  }

  return (
    <EditingProvider value={editing}>
      <SuggestionPageProvider value={page}>
        <ProposalHead
          proposal={proposal}
          text={text}
          me={me}
          people={people}
          groups={groups}
          numberOf={numberOf}
        />
        <ProposalLayout
          rail={
            <>
              <Button
                variant="default"
                fullWidth
                mb="lg"
                leftSection={<IconFileCheck size={16} stroke={1.75} />}
                onClick={() => setPreview(true)}
              >
                {t('terms.agreedText')}
              </Button>
              <Rail
                items={items}
                current={article}
                peopleIn={(eId) =>
                  people.filter(({ place }) => place.unit && articleOf(units, place.unit)?.eId === eId)
                }
                onOpen={(eId) => {
                  setUnit(eId)
                  scrollTo(eId)
                }}
              />
            </>
          }
          toolbar={
            <Toolbar
              mode={mode}
              onMode={setMode}
              languages={text.languages}
              view={view}
              onView={setView}
              onGo={goTo}
            />
          }
          talkTitle={
            discussed
              ? t('discussion.ofSuggestion', { number: numberOf(discussed) })
              : selected
                ? citeHere(selected)
                : t('discussion.title')
          }
          talkAsked={talkAsked}
          openThreads={threads.filter(({ resolved }) => !resolved).length}
          talk={
            <DiscussionPanel
              key={`${selected}:${discussed}`}
              proposal={proposal}
              actor={me}
              threads={talk}
              unit={selected ? findUnit(units, selected) : undefined}
              suggestion={discussed}
              citation={selected ? citeHere(selected) : ''}
              quoted={quoted?.unit === selected ? quoted : undefined}
              onDropQuote={() => setQuoted(undefined)}
              about={placeOf}
            />
          }
        >
          <Note proposal={proposal} me={me} lang={langs[0]!} connection={connection} snapshot={snapshot} />
          <ProposalText units={units} lang={langs[0]!} mode={mode} selected={selected} />
        </ProposalLayout>
        {preview && (
          <AgreedPreview
            id={proposal.id}
            lang={langs[0]!}
            naming={text.naming}
            numberOf={numberOf}
            cite={citeHere}
            onClose={() => setPreview(false)}
          />
        )}
        <RefusedDialog
          proposeAnew={
            maySuggest
              ? async (words) => {
                  const here = words.place?.proposal === proposal.id ? words.place : undefined
                  const written = rows.find(({ id }) => id === words.room.id) ?? here
                  const made = written && (await proposeAnew(proposal.id, words, written))
                  if (made) placeSuggestion(queries, proposal.id, made.id, made)
                  return made !== undefined
                }
              : undefined
          }
        />
      </SuggestionPageProvider>
    </EditingProvider>
  )
}
