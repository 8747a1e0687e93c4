/** What a Word file's changes come to: each suggestion as a redline of its words, in whose name the file says it is. */
import { useTranslation } from 'react-i18next'
import { Redline } from '#client/ui/Redline.tsx'
import type { PlainUnitRow } from '#shared/api/common.ts'
import type { ImportDoubt } from '#shared/api/imports.ts'
import type { ImportedRedline, ImportedSuggestion } from '#shared/api/redlines.ts'
import { displayNum } from '#shared/legal/naming.ts'
import type { Lang } from '#shared/legal/unit.ts'
import classes from './imports.module.css'

const wordsOf = (units: readonly PlainUnitRow[] | undefined): string =>
  (units ?? [])
    .map(({ kind, num, heading, text, children }) =>
      [[displayNum(kind, num, 'kz'), heading, text].filter(Boolean).join(' '), wordsOf(children)]
        .filter((part) => part !== '')
        .join('\n'),
    )
    .join('\n')

/** Long wordings that stay as they are say nothing here. */
const changed = (before: string, after: string): [string, string] => {
  const [old, now] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const cut = (lines: string[]) => lines.slice(start, lines.length - end).join('\n')
  return [cut(old), cut(now)]
}

const Found = ({ row, lang }: { row: ImportedSuggestion; lang: Lang }) => {
  const { t } = useTranslation()
  const langs = [...new Set([...Object.keys(row.before), ...Object.keys(row.after)])]
  const pairs = langs
    .map((each) => ({ each, words: changed(wordsOf(row.before[each]), wordsOf(row.after[each])) }))
    .filter(({ words: [before, after] }) => before !== after)
  const shown = row.op === 'delete' ? pairs.slice(0, 1) : pairs
  return (
    <li className={classes.found} data-known={row.status === 'known' || undefined}>
      <p className={classes.place}>
        <span lang={lang}>{row.citation[lang] ?? Object.values(row.citation)[0]}</span>
        {(row.op === 'delete' || row.op === 'move') && <b> {t(`bringBack.${row.op}`)}</b>}
        {row.status === 'known' && <span className={classes.known}>{t('bringBack.known')}</span>}
      </p>
      {shown.map(({ each, words: [before, after] }) => (
        <p key={each} className={classes.words} lang={each}>
          <Redline before={before} after={after} />
        </p>
      ))}
      <p className={classes.said}>
        {t('bringBack.said', { author: row.author || t('bringBack.noAuthor') })}
        {row.threads.new > 0 && ` · ${t('bringBack.threads', { count: row.threads.new })}`}
      </p>
    </li>
  )
}

const Doubts = ({ doubts }: { doubts: readonly ImportDoubt[] }) => {
  const { t } = useTranslation()
  const byCode = [...Map.groupBy(doubts, ({ code }) => code)]
  return byCode.map(([code, all]) => (
    <details key={code} className={classes.doubts}>
      <summary>
        {t(`bringBack.doubt.${code}`)} <span className={classes.count}>{all.length}</span>
      </summary>
      <ul>
        {all.slice(0, 100).map(({ unit = '', text, file = '', lang }) => (
          <li key={`${unit} ${lang} ${text} ${file}`} lang={lang}>
            {file !== '' && text !== '' ? <Redline before={text} after={file} /> : file || text}
          </li>
        ))}
      </ul>
    </details>
  ))
}

export const ImportedList = ({ found, lang }: { found: ImportedRedline; lang: Lang }) => {
  const { t } = useTranslation()
  const { suggestions, threads, doubts, losses } = found
  const onUnits = threads.filter(({ status }) => status === 'new').length
  return (
    <div className={classes.report}>
      <ol className={classes.list} aria-label={t('bringBack.found')}>
        {suggestions.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is read once and never changes its order
          <Found key={at} row={row} lang={lang} />
        ))}
      </ol>
      {onUnits > 0 && <p className={classes.said}>{t('bringBack.onUnits', { count: onUnits })}</p>}
      {doubts.length + losses.length > 0 && (
        <section aria-label={t('bringBack.report')}>
          <h3 className={classes.head}>{t('bringBack.report')}</h3>
          <Doubts doubts={doubts} />
          {losses.map(({ code, count }) => (
            <p key={code} className={classes.loss}>
              {t(`publish.imported.loss.${code}`)} <span className={classes.count}>{count}</span>
            </p>
          ))}
        </section>
      )}
    </div>
  )
}
