/** Dates in the three languages, whether or not the engine knows Kazakh. */
import { afterEach, expect, test, vi } from 'vitest'
import { byName, formatDay, formatNumber, formatTime } from './format.ts'

const now = new Date(2026, 2, 14, 18, 0).getTime()
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()

afterEach(() => vi.restoreAllMocks())

test('a time of today is the clock alone, in 24 hours', () => {
  for (const language of ['kk', 'ru', 'en'])
    expect(formatTime(at(2026, 2, 14, 0, 5), language, now)).toBe('00:05')
})

test('an earlier day names its month in the language', () => {
  const day = at(2026, 2, 12, 9, 15)
  expect(formatDay(day, 'kk', now)).toBe('12 наурыз')
  expect(formatDay(day, 'ru', now)).toBe('12 марта')
  expect(formatDay(day, 'en', now)).toBe('12 March')
  expect(formatTime(day, 'kk', now)).toBe('12 наурыз, 09:15')
})

test('a day of another year says the year', () => {
  const day = at(2024, 10, 22, 9, 15)
  expect(formatDay(day, 'kk', now)).toBe('2024 жылғы 22 қараша')
  expect(formatDay(day, 'ru', now)).toMatch(/^22 ноября 2024/)
  expect(formatTime(day, 'en', now)).toBe('22 November 2024, 09:15')
})

const names = ['Ұлттық', 'Үкімет', 'Қазақ', 'Кеңес', 'Әділет', 'Аймақ', 'Өнер', 'Орал'].map((name) => ({
  name,
}))
const sorted = ['Аймақ', 'Әділет', 'Кеңес', 'Қазақ', 'Орал', 'Өнер', 'Ұлттық', 'Үкімет']

test('names follow the Kazakh alphabet where the engine knows it', () => {
  expect(names.toSorted(byName('kk')).map(({ name }) => name)).toEqual(sorted)
})

test('names follow the Kazakh alphabet where the engine does not', () => {
  vi.spyOn(Intl.Collator, 'supportedLocalesOf').mockReturnValue([])
  expect(names.toSorted(byName('kk')).map(({ name }) => name)).toEqual(sorted)
})

test('numbers are grouped as the language does', () => {
  expect(formatNumber(1096.5, 'kk').replace(/\s/g, ' ')).toBe('1 096,5')
  expect(formatNumber(1096.5, 'en')).toBe('1,096.5')
})
