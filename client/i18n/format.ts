/** Dates and numbers as the interface language writes them. Kazakh and Russian use 24 hours. */

const locale = (language: string): string => (language === 'en' ? 'en-GB' : language)

const dayMs = 86_400_000

/** «12:04» today, «14 марта, 12:04» before. */
export const formatTime = (iso: string, language: string, now = Date.now()): string => {
  const date = new Date(iso)
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hour12: false }
  const sameDay = new Date(now).toDateString() === date.toDateString()
  if (sameDay) return new Intl.DateTimeFormat(locale(language), time).format(date)
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', ...time }
  if (now - date.getTime() > 300 * dayMs) day.year = 'numeric'
  return new Intl.DateTimeFormat(locale(language), day).format(date)
}

/** «14 марта», with the year when it is not this one. */
export const formatDay = (iso: string, language: string, now = Date.now()): string => {
  const date = new Date(iso)
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' }
  if (new Date(now).getFullYear() !== date.getFullYear()) day.year = 'numeric'
  return new Intl.DateTimeFormat(locale(language), day).format(date)
}

export const formatNumber = (value: number, language: string): string =>
  new Intl.NumberFormat(locale(language)).format(value)

/** Names in the order of the interface language's alphabet. */
export const byName = (language: string) => {
  const collator = new Intl.Collator(locale(language))
  return (a: { readonly name: string }, b: { readonly name: string }): number =>
    collator.compare(a.name, b.name)
}
