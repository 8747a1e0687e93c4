/** What the list is narrowed to. The address holds it, so that a narrowed list can be sent to somebody. */
import { Button, Select } from '@mantine/core'
import { IconArrowsDiff, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Filter, type Summary, standings } from './model.ts'
import classes from './overview.module.css'

export type Order = 'contested' | 'text'

export interface FiltersProps {
  readonly filter: Filter
  readonly groups: Summary['groups']
  readonly order: Order
  readonly onFilter: (filter: Filter) => void
  readonly onOrder: (order: Order) => void
}

export const Filters = ({ filter, groups, order, onFilter, onOrder }: FiltersProps) => {
  const { t } = useTranslation()
  const any = ''
  return (
    <search className={classes.filters} aria-label={t('overview.filters')}>
      <Select
        aria-label={t('overview.group')}
        size="sm"
        w={230}
        allowDeselect={false}
        value={filter.group ?? any}
        data={[
          { value: any, label: t('overview.allGroups', { count: groups.length }) },
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(group) => onFilter({ ...filter, group: group || undefined })}
      />
      <Select
        aria-label={t('overview.state')}
        size="sm"
        w={210}
        allowDeselect={false}
        value={filter.state ?? any}
        data={[
          { value: any, label: t('overview.anyState') },
          ...standings.map((standing) => ({
            value: standing,
            label: t(`state.${standing}`),
          })),
        ]}
        onChange={(state) => onFilter({ ...filter, state: state || undefined })}
      />
      <Button
        variant={filter.colliding ? 'light' : 'default'}
        mih={36}
        aria-pressed={filter.colliding ?? false}
        leftSection={<IconArrowsDiff size={16} stroke={1.75} />}
        rightSection={filter.colliding && <IconX size={14} stroke={1.75} />}
        onClick={() => onFilter({ ...filter, colliding: filter.colliding ? undefined : true })}
      >
        {t('overview.colliding')}
      </Button>
      <Select
        className={classes.order}
        aria-label={t('overview.order')}
        size="sm"
        w={210}
        allowDeselect={false}
        value={order}
        data={(['contested', 'text'] as const).map((value) => ({ value, label: t(`overview.by.${value}`) }))}
        onChange={(value) => value && onOrder(value as Order)}
      />
    </search>
  )
}
