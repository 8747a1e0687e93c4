import { expect, test } from 'vitest'
import { alignVersions, toUnits } from '#shared/legal/align.ts'
import { parse } from '#shared/legal/parse.ts'
import { foundBetween, pairRows, wantsLook } from './mending.ts'

const units = (source: string) => toUnits(parse(source, { lang: 'ru', format: 'text' }).units, 'ru')

const before = units('Статья 1\nВода и леса.\n\nСтатья 2\nСуд присяжных.\n\nСтатья 3\nНалоги и сборы.')
const after = units('Статья 1\nВода и леса.\n\nСтатья 2\nНалоги и сборы.\n\nСтатья 3\nПтицы небесные вольны.')

test('rows follow the later version, and what went stands where it stood', () => {
  const { units: next, report } = alignVersions(before, after, [{ from: 'art_2' }, { to: 'art_3' }])
  const rows = pairRows(before, next, foundBetween(report), 'articles')
  expect(rows.map(({ old, now }) => [old?.num, now?.num])).toEqual([
    ['1', '1'],
    ['2', undefined],
    ['3', '2'],
    [undefined, '3'],
  ])
  expect(rows.map(wantsLook)).toEqual([false, true, false, true])
  expect(pairRows(before, next, foundBetween(report), 'everything')).toHaveLength(8)
})

test('what a person pairs is one row, though nothing in it is alike, and is told as doubtful', () => {
  const { units: next, report } = alignVersions(before, after, [{ from: 'art_2', to: 'art_3' }])
  const row = pairRows(before, next, foundBetween(report), 'articles').find(({ now }) => now?.num === '3')
  expect(row).toMatchObject({ old: { num: '2' }, isDoubtful: true })
})
