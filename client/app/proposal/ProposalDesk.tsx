/** The desk of a proposal: its text with the suggestions in place, the contents on the left, the talk on the right. */
import { Button } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupsQuery } from '#client/api/groups.ts'
import { placeSuggestion } from '#client/api/pushes.ts'
import { BringBackDialog } from '#client/features/imports/BringBackDialog.tsx'
import { AgreedPreview } from '#client/features/proposal/AgreedPreview.tsx'
import { countByArticle, outlineOf } from '#client/features/proposal/outline.ts'
import { ProposalLayout } from '#client/features/proposal/ProposalLayout.tsx'
import { Rail } from '#client/features/proposal/Rail.tsx'
import { Toolbar } from '#client/features/proposal/Toolbar.tsx'
import { ProposalText } from '#client/features/suggestion/ProposalText.tsx'
import { proposeAnew } from '#client/features/suggestion/proposeAnew.ts'
import { RefusedDialog } from '#client/features/suggestion/RefusedDialog.tsx'
import { SuggestionPageProvider } from '#client/features/suggestion/SuggestionContext.ts'
import { EditingProvider } from '#client/features/suggestion/useEditing.ts'
import { shownLanguages } from '#client/i18n/shownLanguages.ts'
import { focusWhenThere, useArrival } from '#client/ui/arrival.ts'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ThreadRow } from '#shared/api/discussion.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { TextRow } from '#shared/api/texts.ts'
import { cite } from '#shared/legal/citation.ts'
import { articleOf, findUnit } from '#shared/legal/tree.ts'
import { CompareView } from './CompareView.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { LawLinks } from './LawLinks.tsx'
import { NewVersionNotice } from './NewVersionNotice.tsx'
import { Notes } from './Note.tsx'
import { PairHead } from './PairHead.tsx'
import { ProposalHead } from './ProposalHead.tsx'
import { Talk } from './Talk.tsx'
import { useAttention } from './useAttention.ts'
import { useLiveProposal, useTelling } from './useLiveProposal.ts'
import { usePageFacts } from './usePageFacts.ts'
import { useProposalEditing } from './useProposalEditing.ts'
import { useSuggestionKeys } from './useSuggestionKeys.ts'
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
  const maySuggest = may(me, 'suggestion.create', { proposal })
  const languages = useMemo(() => shownLanguages(text.languages), [text.languages])
  const {
    mode,
    view,
    langs,
    unit: selected,
    wanted,
    setMode,
    setView,
    setUnit,
  } = useView(languages, maySuggest)
  const lang = langs[0]!
  const attention = useAttention(setUnit)
  const { discussed, compared } = attention
  const [dialog, setDialog] = useState<'preview' | 'keys' | 'bring'>()
  const { data: groups = [] } = useQuery(groupsQuery)
  const editing = useProposalEditing(proposal.id, text, langs)
  const { connection, snapshot, people } = useLiveProposal(proposal.id)
  useTelling(connection, snapshot.generation, editing, selected, lang)
  useSuggestionKeys(() => setDialog('keys'))

  const units = text.units
  const store = usePageFacts({ rows, threads, people, selected })
  const [arrived, setArrived] = useState(wanted)
  const [stepsOnly, setStepsOnly] = useState(false)
  useArrival(() => {
    const { suggestion, thread, part } = wanted
    setArrived(wanted)
    setStepsOnly(false)
    if (selected) scrollTo(selected)
    if (part === 'note') return focusWhenThere(() => document.querySelector('[data-part="note"]'))
    if (thread) {
      if (selected) attention.discuss(selected, threads.find(({ id }) => id === thread)?.suggestion)
      return focusWhenThere(() => document.querySelector(`[data-thread="${CSS.escape(thread)}"]`))
    }
    if (!suggestion) return undefined
    return focusWhenThere(() => document.querySelector(`[data-suggestion="${CSS.escape(suggestion)}"]`))
  })
  const counts = useMemo(() => countByArticle(rows), [rows])
  const items = useMemo(() => outlineOf(units, lang, counts), [units, lang, counts])
  const citeHere = useCallback(
    (eId: string) => cite(units, eId, i18n.language, text.naming),
    [units, i18n.language, text.naming],
  )
  const article = selected ? articleOf(units, selected)?.eId : undefined
  const page = useSuggestionPageValue({
    me,
    proposal,
    text,
    store,
    maySuggest,
    select: attention.select,
    comment: may(me, 'thread.create', { proposal }) ? attention.comment : undefined,
    discuss: attention.discuss,
    compare: attention.compare,
  })
  const openArticle = useCallback(
    (eId: string) => {
      setUnit(eId)
      scrollTo(eId)
    },
    [setUnit],
  )
  const peopleIn = useMemo(() => {
    const there = Map.groupBy(people, ({ place }) => place.unit && articleOf(units, place.unit)?.eId)
    return (eId: string) => there.get(eId) ?? []
  }, [people, units])
  const goTo = (number: string): boolean => {
    const wanted = items.find(({ level, label }) => level === 'article' && label === number)
    if (wanted) openArticle(wanted.unit.eId)
    return wanted !== undefined
  }
  const comparing = compared ? store.row(compared) : undefined
  const comparedUnit = comparing && findUnit(units, comparing.unit)

  return (
    <EditingProvider value={editing}>
      <SuggestionPageProvider value={page}>
        <ProposalHead
          proposal={proposal}
          text={text}
          me={me}
          people={people}
          groups={groups}
          numberOf={store.numberOf}
        />
        <ProposalLayout
          full={langs.length > 1}
          rail={
            <>
              <Button
                variant="default"
                fullWidth
                justify="flex-start"
                leftSection={<IconFileCheck size={16} stroke={1.75} />}
                onClick={() => setDialog('preview')}
              >
                {t('terms.agreedText')}
              </Button>
              <LawLinks proposal={proposal} me={me} onBring={() => setDialog('bring')} />
              <Rail items={items} current={article} peopleIn={peopleIn} onOpen={openArticle} />
            </>
          }
          toolbar={(openers) => (
            <Toolbar
              before={openers.rail}
              after={openers.talk}
              mode={mode}
              onMode={setMode}
              languages={languages}
              view={view}
              onView={setView}
              onGo={goTo}
            />
          )}
          talkTitle={
            discussed
              ? t('discussion.ofSuggestion', { number: store.numberOf(discussed) })
              : selected
                ? citeHere(selected)
                : t('discussion.title')
          }
          talkAsked={attention.talkAsked}
          openThreads={threads.filter(({ resolved }) => !resolved).length}
          talk={
            <Talk
              me={me}
              proposal={proposal}
              units={units}
              threads={threads}
              selected={selected}
              discussed={discussed}
              wanted={arrived.thread}
              quoted={attention.quoted}
              onDropQuote={attention.dropQuote}
              cite={citeHere}
            />
          }
        >
          <NewVersionNotice proposal={proposal} me={me} />
          {langs.length > 1 && <PairHead langs={langs} only={stepsOnly} onOnly={setStepsOnly} />}
          <Notes proposal={proposal} me={me} langs={langs} connection={connection} snapshot={snapshot} />
          <ProposalText units={units} langs={langs} mode={mode} stepsOnly={stepsOnly && langs.length > 1} />
        </ProposalLayout>
        {dialog === 'preview' && (
          <AgreedPreview
            id={proposal.id}
            lang={lang}
            naming={text.naming}
            numberOf={store.numberOf}
            cite={citeHere}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === 'bring' && (
          <BringBackDialog proposal={proposal.id} lang={i18n.language} onClose={() => setDialog(undefined)} />
        )}
        {dialog === 'keys' && <KeysDialog onClose={() => setDialog(undefined)} />}
        {comparing && comparedUnit && (
          <CompareView
            key={comparing.id}
            suggestion={comparing.id}
            unit={comparedUnit}
            lang={lang}
            citation={citeHere(comparing.unit)}
            actor={me}
            proposal={proposal}
            onClose={attention.closeCompared}
          />
        )}
        <RefusedDialog
          proposeAnew={
            maySuggest
              ? async (words) => {
                  const here = words.place?.proposal === proposal.id ? words.place : undefined
                  const written = store.row(words.room.id) ?? here
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
