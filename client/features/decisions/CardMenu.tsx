/** What else can be done with a suggestion. The list is made when it is first opened. */
import { Menu } from '@mantine/core'
import { IconArrowBackUp, IconDots, IconEye, IconLanguage, IconMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '#shared/access/may.ts'
import type { Actor, ProposalSubject } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import { FootButton } from './FootButton.tsx'
import type { SuggestionActs } from './useSuggestionActs.ts'

export interface CardMenuProps {
  readonly row: SuggestionRow
  readonly number: number | undefined
  readonly actor: Actor
  readonly proposal: ProposalSubject
  readonly acts: SuggestionActs
  readonly language: (lang: string) => string
}

export const CardMenu = ({ row, number, actor, proposal, acts, language }: CardMenuProps) => {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState(false)
  const [opened, setOpened] = useState(false)
  const dots = <IconDots size={16} stroke={1.75} />
  if (!wanted)
    return (
      <FootButton
        icon={dots}
        aria-label={t('common.more')}
        aria-haspopup="menu"
        onClick={() => {
          setWanted(true)
          setOpened(true)
        }}
      />
    )
  const subject = { proposal, suggestion: row }
  const mine = row.positionList?.find(({ user }) => user.id === actor.id)
  const mayTake = may(actor, 'position.take', subject)
  const mayReopen = may(actor, 'reopen.group', subject)
  const mayArrange = may(actor, 'suggestion.arrange', subject)
  const mayWrite = may(actor, 'suggestion.write', subject)
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <FootButton icon={dots} aria-label={t('common.more')} />
      </Menu.Target>
      <Menu.Dropdown>
        {mayTake && (
          <Menu.Item
            leftSection={<IconMinus size={16} />}
            aria-pressed={mine?.stand === 'abstain'}
            onClick={() => acts.takePosition('abstain')}
          >
            {t('decision.take.abstain')}
          </Menu.Item>
        )}
        {mayReopen && (
          <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => acts.reopen('group')}>
            {t('decision.reopen')}
          </Menu.Item>
        )}
        {mayArrange && row.state === 'draft' && row.author.id === actor.id && (
          <Menu.Item leftSection={<IconEye size={16} />} onClick={() => acts.setState('open')}>
            {t('decision.showToGroup')}
          </Menu.Item>
        )}
        {mayWrite &&
          row.outOfStep.map((lang) => (
            <Menu.Item key={lang} leftSection={<IconLanguage size={16} />} onClick={() => acts.confirm(lang)}>
              {t('decision.confirmNoChange', { language: language(lang) })}
            </Menu.Item>
          ))}
        {mayArrange && (row.state === 'open' || row.state === 'draft') && (
          <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => acts.setState('withdrawn')}>
            {t('decision.withdraw', { number })}
          </Menu.Item>
        )}
        {mayArrange && row.state === 'withdrawn' && (
          <Menu.Item leftSection={<IconEye size={16} />} onClick={() => acts.setState('open')}>
            {t('decision.bringBack', { number })}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
