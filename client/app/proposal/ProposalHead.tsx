/** The bar over a proposal: what it is, whether one's words are on disk, who is here, what can be done with it. */
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#client/collab/usePresence.ts'
import { useSaved } from '#client/collab/useSaved.ts'
import { ExportButton } from '#client/features/exports/ExportButton.tsx'
import { SavedLine } from '#client/features/proposal/SavedLine.tsx'
import { ShareButton } from '#client/features/proposal/ShareButton.tsx'
import { WorkflowButton } from '#client/features/proposal/WorkflowButton.tsx'
import { PersonMark } from '#client/ui/Person.tsx'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { TextRow } from '#shared/api/texts.ts'
import { AccountBar } from '../AccountBar.tsx'
import { TopBar } from '../TopBar.tsx'
import { HeadActions } from './HeadActions.tsx'
import classes from './head.module.css'

export interface ProposalHeadProps {
  readonly proposal: ProposalRow
  readonly text: TextRow
  readonly me: Me
  readonly people: readonly Person[]
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly numberOf: (id: string) => number | undefined
}

/**
 * Alone, because it changes with every letter that is typed. Whoever may suggest is not told to be reading only, though the
 * note is read-only for them: what cannot be written says so in its own place.
 */
const Saved = ({ writes }: { writes: boolean }) => {
  const state = useSaved()
  return <SavedLine state={writes && state.type === 'readOnly' ? { type: 'local' } : state} />
}

const Here = memo(({ people, me }: Pick<ProposalHeadProps, 'people' | 'me'>) => {
  const { t } = useTranslation()
  return (
    <ul className={classes.people} aria-label={t('proposal.here')}>
      {people
        .filter(({ userId }) => userId !== me.id)
        .map((person) => (
          <li key={person.userId}>
            <PersonMark
              name={person.name}
              colour={person.colour}
              size="l"
              away={person.away}
              typing={person.typing}
            />
          </li>
        ))}
    </ul>
  )
})

const Acts = memo(({ proposal, text, me, groups, numberOf }: Omit<ProposalHeadProps, 'people'>) => (
  <>
    <HeadActions title={proposal.title}>
      <WorkflowButton proposal={proposal} actor={me} numberOf={numberOf} />
      <ShareButton proposal={proposal} actor={me} groups={groups} />
      <ExportButton of={{ proposal: proposal.id }} languages={text.languages} />
    </HeadActions>
    <AccountBar />
  </>
))

export const ProposalHead = memo(({ people, ...rest }: ProposalHeadProps) => {
  const { t, i18n } = useTranslation()
  const { proposal, text, me } = rest
  const textTitle = text.title[i18n.language] ?? Object.values(text.title)[0]
  const toText = t('proposal.toText', { title: textTitle, version: text.version })
  return (
    <TopBar
      crowded
      middle={
        <>
          <div className={classes.title}>
            <h1 title={proposal.title}>{proposal.title}</h1>
            <span title={toText}>{toText}</span>
          </div>
          <span className={classes.grow} />
          <Saved writes={may(me, 'suggestion.create', { proposal })} />
          <Here people={people} me={me} />
        </>
      }
      right={<Acts {...rest} />}
    />
  )
})
