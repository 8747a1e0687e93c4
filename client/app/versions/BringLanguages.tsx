/** The languages of a version that is being brought: each from a source of its own, each read and corrected by itself. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblem } from '#client/api/useProblem.ts'
import { Bringing } from '#client/features/texts/publish/Bringing.tsx'
import classes from '#client/features/texts/publish/publish.module.css'
import { ReadParts } from '#client/features/texts/publish/ReadParts.tsx'
import type { useDrafts } from '#client/features/texts/publish/useDrafts.ts'
import { Notice } from '#client/ui/Notice.tsx'
import type { TextRow } from '#shared/api/texts.ts'
import type { Lang } from '#shared/legal/unit.ts'

export interface BringLanguagesProps {
  readonly text: TextRow
  /** Those that can be brought. */
  readonly languages: readonly Lang[]
  readonly drafts: ReturnType<typeof useDrafts>
  readonly shown: Lang
  readonly onShow: (lang: Lang) => void
  readonly busy: boolean
  readonly failure: unknown
  /** Absent while nothing was read. */
  readonly onCompare: (() => void) | undefined
}

export const BringLanguages = (props: BringLanguagesProps) => {
  const { text, languages, drafts, shown, onShow, busy, failure, onCompare } = props
  const { t } = useTranslation()
  const explain = useProblem()
  const named = (lang: Lang): string => t(`common.${lang}`, { defaultValue: lang })
  // A form that was begun keeps its words while another language is looked at.
  const begun = useRef(new Set<Lang>())
  begun.current.add(shown)
  const draft = drafts.of(shown)
  const missing = text.languages.filter((lang) => !drafts.of(lang).read)
  return (
    <>
      <SegmentedControl
        className={classes.languages}
        aria-label={t('versions.languages')}
        value={shown}
        onChange={onShow}
        data={languages.map((value) => ({
          value,
          label: drafts.of(value).read ? (
            <span className={classes.brought}>
              <IconCheck size={14} stroke={2} aria-label={t('versions.brought')} /> {named(value)}
            </span>
          ) : (
            named(value)
          ),
        }))}
      />
      {languages
        .filter((lang) => begun.current.has(lang))
        .map((lang) => (
          <div key={lang} hidden={lang !== shown}>
            <div className={classes.work}>
              <Bringing draft={drafts.of(lang)} languages={[lang]}>
                {(read, again) =>
                  lang === shown && (
                    <ReadParts read={read} draft={drafts.of(lang)} again={again} naming={text.naming} />
                  )
                }
              </Bringing>
            </div>
          </div>
        ))}
      {onCompare && (
        <div className={classes.bar}>
          {missing.length > 0 && (
            <Notice
              tone="step"
              title={t('versions.otherLanguages', { languages: missing.map(named).join(', ') })}
              detail={t('versions.otherLanguagesHow')}
            />
          )}
          {failure !== null && <Notice {...explain(failure)} />}
          <div className={classes.buttons}>
            {draft.read && (
              <Button variant="default" onClick={draft.back}>
                {t('publish.otherSource')}
              </Button>
            )}
            <Button loading={busy} onClick={onCompare}>
              {t('versions.compareWith', { number: text.version })}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
