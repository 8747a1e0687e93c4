/** Two versions of a text, unit by unit in the order of the later one, each unit's change named and drawn. */
import {
  IconArrowsUpDown,
  IconCircleMinus,
  IconCirclePlus,
  IconHash,
  IconPencil,
  type TablerIcon,
} from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '#client/ui/Chip.tsx'
import type { TextComparison } from '#shared/api/textVersions.ts'
import type { Lang, NamingProfile } from '#shared/legal/unit.ts'
import { Segments } from './Segments.tsx'
import { unitName } from './unitName.ts'
import classes from './versions.module.css'

type Row = TextComparison['units'][number]

/** Whether anything of a unit is to be seen when only changes are. */
export const isChange = ({ change, moved, renumbered }: Row): boolean =>
  change !== 'unchanged' || moved || renumbered

const icons: Readonly<Record<string, TablerIcon>> = {
  changed: IconPencil,
  added: IconCirclePlus,
  removed: IconCircleMinus,
  moved: IconArrowsUpDown,
  renumbered: IconHash,
}

const Mark = ({ what, num }: { what: string; num?: string }) => {
  const { t } = useTranslation()
  const Icon = icons[what]!
  return (
    <Chip icon={<Icon size={14} stroke={1.75} aria-hidden="true" />}>
      {t(`versions.mark.${what}`)}
      {num !== undefined && ` (${num})`}
    </Chip>
  )
}

const ComparedUnit = memo(({ row, lang, naming }: { row: Row; lang: Lang; naming: NamingProfile }) => {
  return (
    <li
      id={`c-${row.wId}`}
      className={classes.compared}
      data-change={row.change}
      style={{ '--depth': Math.min(row.depth, 5) } as React.CSSProperties}
    >
      <span className={classes.unitName} lang={lang}>
        {unitName(row, lang, naming)}
      </span>
      <div className={classes.unitWords} lang={lang}>
        {row.heading?.[lang] && (
          <p className={classes.unitHeading}>
            <Segments segments={row.heading[lang]} />
          </p>
        )}
        {row.text?.[lang] && (
          <p>
            <Segments segments={row.text[lang]} />
          </p>
        )}
      </div>
      <span className={classes.marks}>
        {row.change !== 'unchanged' && <Mark what={row.change} />}
        {row.moved && <Mark what="moved" />}
        {row.renumbered && <Mark what="renumbered" num={row.numBefore} />}
      </span>
    </li>
  )
})

/** With `onlyChanges`, units that did not change stay only as the names around those that did. */
export const ComparedUnits = ({
  comparison,
  lang,
  naming,
  onlyChanges,
}: {
  comparison: TextComparison
  lang: Lang
  naming: NamingProfile
  onlyChanges: boolean
}) => {
  const shown = onlyChanges ? withHolders(comparison.units) : comparison.units
  return (
    <ol className={classes.units}>
      {shown.map((row) => (
        <ComparedUnit key={`${row.wId} ${row.change}`} row={row} lang={lang} naming={naming} />
      ))}
    </ol>
  )
}

/** Units that changed, with those that they stand in; of these only the heading is kept. */
const withHolders = (units: readonly Row[]): Row[] => {
  const kept = new Set<Row>()
  const holders: Row[] = []
  for (const row of units) {
    holders.length = Math.min(holders.length, row.depth)
    holders[row.depth] = row
    if (isChange(row)) for (const holder of holders) if (holder) kept.add(holder)
  }
  return units
    .filter((row) => kept.has(row))
    .map((row) => {
      if (isChange(row)) return row
      const { text: _, ...heading } = row
      return heading
    })
}
