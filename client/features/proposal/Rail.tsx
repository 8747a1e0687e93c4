/** The left margin: how contested the text is, its contents, who is where. */
import { IconArrowsDiff } from '@tabler/icons-react'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ContestedMap } from '#client/ui/ContestedMap.tsx'
import { PersonMark } from '#client/ui/Person.tsx'
import { mapOf, type OutlineItem } from './outline.ts'
import classes from './proposal.module.css'

export interface PersonHere {
  readonly userId: string
  readonly name: string
  readonly colour: number
  readonly typing: boolean
}

export interface RailProps {
  readonly items: readonly OutlineItem[]
  readonly current?: string
  readonly peopleIn: (article: string) => readonly PersonHere[]
  readonly onOpen: (eId: string) => void
}

export const Rail = memo(({ items, current, peopleIn, onOpen }: RailProps) => {
  const { t } = useTranslation()
  const rows = useMemo(
    () =>
      mapOf(items, ({ label, heading, count }) =>
        t('proposal.mapCell', { label: label || heading, heading, count: count.suggestions }),
      ),
    [items, t],
  )
  return (
    <>
      <section className={classes.mapSection}>
        <h2 className={classes.railTitle}>{t('terms.map')}</h2>
        <ContestedMap rows={rows} name={t('terms.map')} current={current} onOpen={onOpen} />
        <p className={classes.legend} aria-hidden="true">
          {t('proposal.calm')}
          {[0, 1, 2, 3, 4, 5].map((step) => (
            <i key={step} data-heat={step} />
          ))}
          {t('proposal.contested')}
        </p>
      </section>
      <nav aria-label={t('terms.outline')}>
        <h2 className={classes.railTitle}>{t('terms.outline')}</h2>
        <ol className={classes.outline}>
          {items.map(({ unit, level, label, heading, count }) => (
            <li key={unit.eId} data-level={level}>
              <a
                href={`#u-${unit.eId}`}
                aria-current={unit.eId === current ? 'location' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  onOpen(unit.eId)
                }}
              >
                <span className={classes.outlineNum}>{label}</span>
                <span>{heading}</span>
                <span className={classes.outlineCount}>
                  {count.collides && (
                    <>
                      <IconArrowsDiff size={14} stroke={1.75} aria-hidden="true" />
                      <span className="vh">{t('proposal.collision')}</span>
                    </>
                  )}
                  {count.suggestions || ''}
                </span>
                <span className={classes.outlinePeople}>
                  {peopleIn(unit.eId).map((person) => (
                    <PersonMark
                      key={person.userId}
                      name={person.name}
                      colour={person.colour}
                      size="s"
                      typing={person.typing}
                    />
                  ))}
                </span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </>
  )
})
