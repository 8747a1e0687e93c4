/** One suggestion on its way to a newer version: what became of it, three ways to see it, and what shall be done. */
import { Radio, Textarea } from '@mantine/core'
import {
  IconArrowRight,
  IconCircleCheck,
  IconCircleDashedX,
  IconGitCompare,
  IconGitPullRequest,
  type TablerIcon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Chip, type ChipTone } from '#client/ui/Chip.tsx'
import { Redline } from '#client/ui/Redline.tsx'
import type { PlainUnitRow } from '#shared/api/common.ts'
import type { GivenChoice, RebaseItem } from '#shared/api/rebase.ts'
import { displayNum } from '#shared/legal/naming.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { mayKeep, usualChoice } from './choices.ts'
import classes from './rebase.module.css'

const looks: Readonly<Record<RebaseItem['outcome'], readonly [TablerIcon, ChipTone]>> = {
  carried: [IconGitPullRequest, 'plain'],
  already: [IconCircleCheck, 'agreed'],
  changed: [IconGitCompare, 'step'],
  gone: [IconCircleDashedX, 'clash'],
}

/** A wording as it reads: a line for each heading and each text, the number before the first of them. */
export const linesOf = (units: readonly PlainUnitRow[] | undefined): string =>
  (units ?? [])
    .flatMap(({ kind, num, heading, text, children }) => {
      const said = [heading ?? '', text ?? ''].filter((line) => line !== '')
      const number = num === '' ? '' : displayNum(kind, num, 'generic')
      const [first = '', ...rest] = said
      return [
        ...[[number, first].filter(Boolean).join(' '), ...rest].filter((line) => line !== ''),
        ...(children.length > 0 ? [linesOf(children)] : []),
      ]
    })
    .join('\n')

/** The languages that a suggestion words. */
const languagesOf = ({ oldBase, proposed }: RebaseItem): Lang[] => {
  const changed = Object.keys(proposed).filter((lang) => linesOf(proposed[lang]) !== linesOf(oldBase[lang]))
  return changed.length > 0 ? changed : Object.keys(oldBase).slice(0, 1)
}

const Column = ({
  title,
  lang,
  before,
  after,
}: {
  title: string
  lang: Lang
  before: string
  after: string
}) => {
  const { t } = useTranslation()
  return (
    <section className={classes.column}>
      <h4>{title}</h4>
      <p lang={lang}>
        {before === '' && after === '' ? (
          <span className={classes.nothing}>{t('rebase.nothing')}</span>
        ) : (
          <Redline before={before} after={after} />
        )}
      </p>
    </section>
  )
}

/** As it was; what the new version made of it; what the suggestion makes of that. */
const ThreeWays = ({ item, lang }: { item: RebaseItem; lang: Lang }) => {
  const { t } = useTranslation()
  const [was, is] = [linesOf(item.oldBase[lang]), linesOf(item.newBase[lang])]
  const [proposed, after] = [linesOf(item.proposed[lang]), linesOf(item.after[lang])]
  return (
    <div className={classes.ways}>
      <Column title={t('rebase.suggested')} lang={lang} before={was} after={proposed} />
      <Column title={t('rebase.newText')} lang={lang} before={was} after={is} />
      <Column title={t('rebase.kept')} lang={lang} before={is} after={after} />
    </div>
  )
}

/** Only a wording that is one unit without others in it is edited here; others are kept and edited in the proposal. */
const editable = (item: RebaseItem, langs: readonly Lang[]): boolean =>
  mayKeep(item) &&
  langs.every((lang) => item.after[lang]?.length === 1 && item.after[lang][0]!.children.length === 0)

export interface RebaseCardProps {
  readonly item: RebaseItem
  readonly to: number
  readonly choice: GivenChoice | undefined
  readonly mayChoose: boolean
  /** `typing` is a letter more of the same edit. */
  readonly onChoose: (choice: GivenChoice, typing?: boolean) => void
}

export const RebaseCard = ({ item, to, choice, mayChoose, onChoose }: RebaseCardProps) => {
  const { t, i18n } = useTranslation()
  const langs = languagesOf(item)
  const cited = Object.keys(item.citation).includes(i18n.language)
    ? i18n.language
    : (Object.keys(item.citation)[0] ?? 'ru')
  const [Icon, tone] = looks[item.outcome]
  const now = item.citationNow?.[cited]
  const chosen = choice?.choice ?? usualChoice(item)
  const words = (lang: Lang): string => {
    const given = choice?.wording?.[lang]
    return typeof given === 'string' ? given : (item.after[lang]?.[0]?.text ?? '')
  }
  const worded = item.op !== 'move' && item.op !== 'delete'
  return (
    <article className={classes.card} data-outcome={item.outcome} aria-labelledby={`r-${item.suggestion}`}>
      <header>
        <h3 id={`r-${item.suggestion}`}>
          <span>№ {item.number}</span> <span lang={cited}>{item.citation[cited]}</span>
          {now !== undefined && now !== item.citation[cited] && (
            <>
              {' '}
              <IconArrowRight size={16} stroke={1.75} aria-label={t('rebase.becomes')} />{' '}
              <span lang={cited}>{now}</span>
            </>
          )}
        </h3>
        <Chip tone={tone} icon={<Icon size={14} stroke={1.75} aria-hidden="true" />}>
          {t(`rebase.outcome.${item.outcome}`)}
        </Chip>
      </header>
      <p className={classes.by}>
        <span>{item.author.name}</span>
        {item.causes.map((cause) => (
          <span key={cause}>{t(`rebase.cause.${cause}`)}</span>
        ))}
      </p>
      {worded &&
        langs.map((lang) => (
          <div key={lang}>
            {langs.length > 1 && (
              <h4 className={classes.lang}>{t(`common.${lang}`, { defaultValue: lang })}</h4>
            )}
            <ThreeWays item={item} lang={lang} />
          </div>
        ))}
      {item.op === 'delete' && langs[0] && <ThreeWays item={item} lang={langs[0]} />}
      {mayChoose &&
        (item.waiting || choice || usualChoice(item)) &&
        !item.successor &&
        item.state !== 'superseded' && (
          <Radio.Group
            className={classes.choice}
            label={t('rebase.choose')}
            value={chosen ?? null}
            onChange={(value) => onChoose({ choice: value as GivenChoice['choice'] })}
          >
            <div className={classes.choices}>
              <Radio
                value="keep"
                label={t('rebase.keep')}
                disabled={!mayKeep(item)}
                description={mayKeep(item) ? undefined : t('rebase.noPlace')}
              />
              <Radio value="take" label={t('rebase.take', { number: to })} />
              {worded && editable(item, langs) && <Radio value="edit" label={t('rebase.edit')} />}
            </div>
            {chosen === 'edit' &&
              langs.map((lang) => (
                <Textarea
                  key={lang}
                  autosize
                  minRows={2}
                  lang={lang}
                  label={t('rebase.wordingIn', { language: t(`common.${lang}`, { defaultValue: lang }) })}
                  value={words(lang)}
                  onChange={(event) =>
                    onChoose(
                      {
                        choice: 'edit',
                        wording: { ...choice?.wording, [lang]: event.currentTarget.value },
                      },
                      true,
                    )
                  }
                />
              ))}
          </Radio.Group>
        )}
    </article>
  )
}
