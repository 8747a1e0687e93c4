/**
 * Dates and numbers as the interface language writes them. Kazakh and Russian use 24 hours.
 *
 * Chromium says that it supports Kazakh and does not: `Intl` writes «M11 22» and 1,234.5 there, and sorts ә after я.
 * Kazakh dates are therefore put together here, its order is its alphabet's, and figures follow Russian's rules.
 */

const localeOf: Readonly<Record<string, string>> = { en: 'en-GB' }
const locale = (language: string): string => localeOf[language] ?? language

/** Where Kazakh follows Russian's rules: numbers, the clock. */
const figures = (language: string): string => (language === 'kk' ? 'ru' : locale(language))

const kazakhMonths =
  'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' ')

const dayMs = 86_400_000

const clock = (date: Date, language: string): string =>
  new Intl.DateTimeFormat(figures(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date)

const day = (date: Date, language: string, withYear: boolean): string => {
  if (language === 'kk') {
    const dayAndMonth = `${date.getDate()} ${kazakhMonths[date.getMonth()]}`
    return withYear ? `${date.getFullYear()} жылғы ${dayAndMonth}` : dayAndMonth
  }
  return new Intl.DateTimeFormat(locale(language), {
    day: 'numeric',
    month: 'long',
    ...(withYear && { year: 'numeric' as const }),
  }).format(date)
}

/** «14 марта», «14 наурыз»; with the year when it is not this one. */
export const formatDay = (iso: string, language: string, now = Date.now()): string => {
  const date = new Date(iso)
  return day(date, language, new Date(now).getFullYear() !== date.getFullYear())
}

/** «12:04» today, «14 марта, 12:04» before, with the year when that could be last year's day. */
export const formatTime = (iso: string, language: string, now = Date.now()): string => {
  const date = new Date(iso)
  if (new Date(now).toDateString() === date.toDateString()) return clock(date, language)
  return `${day(date, language, now - date.getTime() > 300 * dayMs)}, ${clock(date, language)}`
}

export const formatNumber = (value: number, language: string): string =>
  new Intl.NumberFormat(figures(language)).format(value)

/** Letters of the Kazakh alphabet; the code points of its own letters do not follow its order. */
const kazakhAlphabet = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'

const kazakhKey = (name: string): string =>
  [...name.toLocaleLowerCase('ru')]
    .map((letter) => {
      const place = kazakhAlphabet.indexOf(letter)
      return place < 0 ? letter : String.fromCharCode(0x4e00 + place)
    })
    .join('')

/** Names in the order of the interface language's alphabet. */
export const byName = (language: string) => {
  type Named = { readonly name: string }
  if (language === 'kk' && Intl.Collator.supportedLocalesOf('kk').length === 0)
    return (a: Named, b: Named): number => {
      const [left, right] = [kazakhKey(a.name), kazakhKey(b.name)]
      return left < right ? -1 : left > right ? 1 : 0
    }
  const collator = new Intl.Collator(locale(language))
  return (a: Named, b: Named): number => collator.compare(a.name, b.name)
}
