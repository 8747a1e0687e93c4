/** Tracked changes that are to become suggestions: in which group's proposal, and which suggestions these would be. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { groupsQuery } from '#client/api/groups.ts'
import { meQuery } from '#client/api/session.ts'
import { may } from '#shared/access/may.ts'
import { anyone } from '#shared/access/subjects.ts'
import type { ImportedRedline } from '#shared/api/redlines.ts'
import type { Lang } from '#shared/legal/unit.ts'
import classes from './publish.module.css'

export interface FollowedChangesProps {
  readonly imported: ImportedRedline
  readonly lang: Lang
  readonly group: string | undefined
  readonly onGroup: (group: string) => void
  readonly list: (found: ImportedRedline) => ReactNode
}

export const FollowedChanges = ({ imported, group, onGroup, list }: FollowedChangesProps) => {
  const { t } = useTranslation()
  const { data: groups = [] } = useQuery(groupsQuery)
  const { data: me } = useQuery(meQuery)
  const mine = groups.filter(({ id }) => may(me ?? anyone, 'proposal.create', { group: { id } }))
  return (
    <>
      <Select
        label={t('publish.imported.group')}
        description={t('publish.imported.groupHow')}
        required
        withAsterisk={false}
        value={group ?? null}
        data={mine.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => value && onGroup(value)}
      />
      <details className={classes.notes} open>
        <summary>
          {t('publish.imported.willBe')}: {imported.suggestions.length}
        </summary>
        {list(imported)}
      </details>
    </>
  )
}
