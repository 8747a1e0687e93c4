/** The official date and number of an act, as its language writes them under the title. */
import type { ActFrame } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'

/** Kazakh months, and with the ending that ties a number to them («2026 жылғы 23 қарашадағы № 12»). */
const kazakhMonths = [
  ['қаңтар', 'дағы'],
  ['ақпан', 'дағы'],
  ['наурыз', 'дағы'],
  ['сәуір', 'дегі'],
  ['мамыр', 'дағы'],
  ['маусым', 'дағы'],
  ['шілде', 'дегі'],
  ['тамыз', 'дағы'],
  ['қыркүйек', 'тегі'],
  ['қазан', 'дағы'],
  ['қараша', 'дағы'],
  ['желтоқсан', 'дағы'],
] as const

const russianMonths =
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

const dayIn = (lang: Lang, date: string, isNumbered: boolean): string => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  if (lang === 'kk') {
    const [name, ending] = kazakhMonths[month - 1]!
    return `${year} жылғы ${day} ${name}${isNumbered ? ending : ''}`
  }
  if (lang === 'ru') return `${day} ${russianMonths[month - 1]} ${year} года`
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
}

/** The date alone, and the number as it is printed; each absent where the template does not give it. */
export const officialIn = (lang: Lang, { date, number }: Pick<ActFrame, 'date' | 'number'>) => ({
  ...(date !== undefined && { date: dayIn(lang, date, number !== undefined) }),
  ...(number !== undefined && { number: `${lang === 'kk' || lang === 'ru' ? '№' : 'No.'} ${number}` }),
})
