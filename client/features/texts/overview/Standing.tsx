/** What a suggestion stands at, as icon and word; and since when. */
import {
  IconArrowBackUp,
  IconCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconLock,
  IconReplace,
  IconRubberStamp,
  IconX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#client/i18n/format.ts'
import { Chip, type ChipTone } from '#client/ui/Chip.tsx'
import { type Standing as At, type Placed, since } from './model.ts'
import classes from './overview.module.css'

const looks: Readonly<Record<At, { readonly tone: ChipTone; readonly Icon: typeof IconCheck }>> = {
  taken: { tone: 'agreed', Icon: IconCheck },
  inPart: { tone: 'partly', Icon: IconCircleHalf2 },
  notTaken: { tone: 'rejected', Icon: IconX },
  pending: { tone: 'open', Icon: IconCircleDashed },
  agreed: { tone: 'partly', Icon: IconRubberStamp },
  partly: { tone: 'rejected', Icon: IconRubberStamp },
  rejected: { tone: 'rejected', Icon: IconRubberStamp },
  open: { tone: 'open', Icon: IconCircleDashed },
  draft: { tone: 'draft', Icon: IconLock },
  withdrawn: { tone: 'plain', Icon: IconArrowBackUp },
  superseded: { tone: 'plain', Icon: IconReplace },
}

export const Standing = ({ row }: { row: Placed }) => {
  const { t, i18n } = useTranslation()
  const { standing } = row
  const { tone, Icon } = looks[standing]
  const day = formatDay(since(row), i18n.language)
  return (
    <div className={classes.standing}>
      <Chip tone={tone} icon={<Icon size={14} stroke={1.75} aria-hidden="true" />}>
        {t(`state.${standing}`)}
      </Chip>
      <small>{t(`overview.since.${sinceWhat[standing]}`, { day })}</small>
    </div>
  )
}

const sinceWhat: Readonly<Record<At, 'decided' | 'agreed' | 'made'>> = {
  taken: 'decided',
  inPart: 'decided',
  notTaken: 'decided',
  pending: 'agreed',
  agreed: 'agreed',
  partly: 'decided',
  rejected: 'decided',
  open: 'made',
  draft: 'made',
  withdrawn: 'made',
  superseded: 'made',
}
