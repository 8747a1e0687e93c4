/** The discussion of the selected clause: its open threads, the resolved ones folded, a place to write. */
import { Button } from '@mantine/core'
import { IconChevronDown, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty, Notice } from '#client/ui/Notice.tsx'
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { ThreadRow } from '#shared/api/discussion.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { anchorOf } from './anchor.ts'
import { Composer } from './Composer.tsx'
import classes from './discussion.module.css'
import { Thread } from './Thread.tsx'
import { useDiscussion } from './useDiscussion.ts'

export interface QuotedWords {
  readonly unit: string
  readonly lang: string
  readonly quote: string
  /** Where the words start in the unit's own text, in UTF-16 units. */
  readonly start?: number
}

export interface DiscussionPanelProps {
  readonly proposal: ProposalRow
  readonly actor: Actor
  /** Threads of the selected clause and of its suggestions; of the whole proposal where nothing is selected. */
  readonly threads: readonly ThreadRow[]
  readonly unit?: Unit
  readonly suggestion?: string
  /** The thread that a link leads to: shown even when it is resolved. */
  readonly wanted?: string
  readonly citation: string
  readonly quoted?: QuotedWords
  readonly onDropQuote: () => void
  /** What a thread is about, cited. */
  readonly about: (thread: ThreadRow) => string | undefined
}

export const DiscussionPanel = (props: DiscussionPanelProps) => {
  const { proposal, actor, threads, unit, suggestion, wanted, citation, quoted, onDropQuote, about } = props
  const { t } = useTranslation()
  const acts = useDiscussion(proposal.id)
  const open = threads.filter((thread) => !thread.resolved)
  const resolved = threads.filter((thread) => thread.resolved)
  const [unfolded, setUnfolded] = useState<boolean>()
  const showResolved = unfolded ?? resolved.some(({ id }) => id === wanted)

  const draw = (thread: ThreadRow) => (
    <Thread
      key={thread.id}
      thread={thread}
      proposal={proposal}
      actor={actor}
      about={about(thread)}
      onReply={(body) => acts.reply(thread.id, body)}
      onResolve={(yes) => void acts.resolve(thread.id, yes)}
      onDelete={(comment) => void acts.remove(thread.id, comment)}
    />
  )
  return (
    <div className={classes.panel}>
      {open.length === 0 && resolved.length === 0 && (
        <Empty sentence={t(unit ? 'discussion.none' : 'discussion.select')} />
      )}
      {open.map(draw)}
      {resolved.length > 0 && (
        <Button
          variant="subtle"
          justify="space-between"
          fullWidth
          aria-expanded={showResolved}
          leftSection={<IconCircleCheck size={16} stroke={1.75} />}
          rightSection={<IconChevronDown size={16} stroke={1.75} />}
          onClick={() => setUnfolded(!showResolved)}
        >
          {t('discussion.resolved', { count: resolved.length })}
        </Button>
      )}
      {showResolved && resolved.map(draw)}
      {acts.problem && (
        <Notice title={acts.problem.title} detail={acts.problem.detail} code={acts.problem.code} />
      )}
      {unit && may(actor, 'thread.create', { proposal }) && (
        <Composer
          about={citation}
          quote={quoted && { words: quoted.quote, lang: quoted.lang }}
          onDropQuote={onDropQuote}
          onSend={async (body, audience) => {
            const anchor = quoted && anchorOf(unit, quoted.lang, quoted.quote, quoted.start)
            const place = suggestion ? { suggestion } : { unit: unit.eId }
            const sent = await acts.open({ ...place, audience, body, ...(anchor && { anchor }) })
            if (sent) onDropQuote()
            return sent
          }}
        />
      )}
    </div>
  )
}
