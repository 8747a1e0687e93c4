/** When single words are named, and when the whole wording is put anew. */
import { describe, expect, test } from 'vitest'
import { follow, wordEdits } from './word-edits.ts'

const long = (n: number, from = 1) => Array.from({ length: n }, (_, at) => `слово${from + at}`).join(' ')

describe('[LAW-15] the smallest change that says it', () => {
  test('few words are named', () => {
    const before = 'Каждый вправе обратиться в суд в течение десяти дней.'
    const after = 'Каждый вправе обратиться в суд в течение месяца.'
    expect(wordEdits(before, after)).toEqual([{ type: 'replace', words: 'десяти дней', by: 'месяца' }])
  })
  test('up to twelve words, beyond that the clause is put anew', () => {
    const base = `${long(40)}.`
    const with12 = `${base.slice(0, -1)} ${long(12, 101)}.`
    const with13 = `${base.slice(0, -1)} ${long(13, 101)}.`
    const edits = wordEdits(base, with12)
    expect(edits).toHaveLength(1)
    expect(follow(base, edits!)).toBe(with12)
    expect(wordEdits(base, with13)).toBeUndefined()
  })
  test('up to half of the words, beyond that the clause is put anew', () => {
    expect(wordEdits('а б в г', 'а б д е')).toHaveLength(1)
    expect(wordEdits('а б в г д', 'а е ж з д')).toBeUndefined()
  })
  test('up to three places, beyond that the clause is put anew', () => {
    const places = (n: number) =>
      Array.from({ length: 5 }, (_, at) => `${long(6, at * 10)} ${at < n ? 'новое' : `старое${at}`}`).join(
        ' ',
      )
    expect(wordEdits(places(0), places(3))).toHaveLength(3)
    expect(wordEdits(places(0), places(4))).toBeUndefined()
  })
  test('words that stand twice are named with their neighbours', () => {
    const edits = wordEdits(
      'суд решает, и суд судит, и всё по закону',
      'суд решает, и палата судит, и всё по закону',
    )
    expect(follow('суд решает, и суд судит, и всё по закону', edits!)).toBe(
      'суд решает, и палата судит, и всё по закону',
    )
    expect(edits![0]!.words).not.toBe('суд')
  })
})
