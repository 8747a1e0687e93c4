import { describe, expect, test } from 'vitest'
import { at, codes, edit, insert, retext, run, suggest, units, version } from './consolidate.fixture.ts'
import { collidesWith } from './consolidate.ts'
import type { LegalSuggestion } from './suggestion.ts'

describe('collisions', () => {
  test('[LAW-6] two texts of one unit collide and neither holds; equal ones hold; languages are apart', () => {
    const two = run([
      retext('a', 'art_1__para_1', 'x'),
      retext('b', 'art_1__para_1', 'y'),
      retext('c', 'art_1__para_2', 'z'),
    ])
    expect(two.collisions).toEqual([
      { code: 'different-text', unit: 'art_1__para_1', langs: ['ru'], suggestions: ['a', 'b'] },
    ])
    expect(two.applied).toEqual(['c'])
    expect(at(two.units, 'art_1__para_1')?.text?.ru).toBe('а')
    expect(two.notApplied.map(({ suggestion, why }) => `${suggestion} ${why}`)).toEqual([
      'a collision',
      'b collision',
    ])
    const equal = run([retext('a', 'art_1__para_1', 'x'), retext('b', 'art_1__para_1', 'x')])
    expect(codes(equal)).toEqual([])
    expect(equal.applied).toEqual(['a', 'b'])
    const apart = run([retext('a', 'art_1__para_1', 'x'), retext('b', 'art_1__para_1', 'y', 'kk')])
    expect(codes(apart)).toEqual([])
    expect(at(apart.units, 'art_1__para_1')?.text).toEqual({ ru: 'x', kk: 'y' })
  })

  test('a whole article against one of its paragraphs collides only where both change words', () => {
    const whole = edit('a', 'art_1', 'ru', ([article]) => [
      {
        ...article!,
        heading: 'Держава',
        children: article!.children.map((child, n) => (n === 0 ? { ...child, text: 'x' } : child)),
      },
    ])
    expect(codes(run([whole, retext('b', 'art_1__para_2', 'y')]))).toEqual([])
    expect(codes(run([whole, retext('b', 'art_1__para_1', 'y')]))).toEqual(['different-text'])
  })

  test('[LAW-7] a deletion collides with changes inside, a move with no text', () => {
    const gone = suggest('d', { op: 'delete', unit: 'art_1' })
    expect(run([gone, retext('a', 'art_1__para_1', 'x')]).collisions).toEqual([
      { code: 'change-in-deleted', unit: 'art_1', langs: ['ru'], suggestions: ['a', 'd'] },
    ])
    expect(codes(run([gone, insert('a', 'art_1__para_1', '', 'x')]))).toEqual(['change-in-deleted'])
    expect(
      codes(
        run([gone, suggest('a', { op: 'move', unit: 'art_1__para_1', destination: { firstIn: 'art_2' } })]),
      ),
    ).toEqual(['change-in-deleted'])
    expect(codes(run([gone, suggest('e', { op: 'delete', unit: 'art_1' })]))).toEqual([])
    expect(
      codes(
        run([suggest('d', { op: 'delete', unit: 'art_1__para_1' }), insert('a', 'art_1__para_1', '', 'x')]),
      ),
    ).toEqual([])
    const moved = run([
      suggest('m', { op: 'move', unit: 'art_1__para_1', destination: { after: 'art_1__para_2' } }),
      retext('a', 'art_1__para_1', 'x'),
    ])
    expect(codes(moved)).toEqual([])
    expect(at(moved.units, 'art_1')!.children.map(({ text }) => text?.ru)).toEqual(['б', 'x', 'в'])
  })

  test('[LAW-8] insertions at one place both hold, by rank then id, and are listed; one typed number collides', () => {
    const both = run([
      insert('a', 'art_1__para_1', '1-1', 'x', { rank: 2 }),
      insert('b', 'art_1__para_1', '1-2', 'y', { rank: 1 }),
      insert('c', 'art_1__para_1', '1-3', 'z', { rank: 1 }),
    ])
    expect(at(both.units, 'art_1')!.children.map(({ text }) => text?.ru)).toEqual([
      'а',
      'y',
      'z',
      'x',
      'б',
      'в',
    ])
    expect(both.adjacent).toEqual([
      {
        parent: 'art_1',
        after: 'art_1__para_1',
        suggestions: ['b', 'c', 'a'],
        units: ['art_1__para_1-2', 'art_1__para_1-3', 'art_1__para_1-1'],
      },
    ])
    const before = suggest('b', {
      op: 'insertBefore',
      unit: 'art_1__para_2',
      after: { ru: [{ kind: 'paragraph', num: '1-1', text: 'y', children: [] }] },
    })
    expect(run([insert('a', 'art_1__para_1', '1-1', 'x'), before]).collisions).toEqual([
      { code: 'same-number', unit: 'art_1', langs: [], number: '1-1', suggestions: ['a', 'b'] },
    ])
  })

  test('moves: to two places, into each other, into itself, nowhere', () => {
    const move = (id: string, eId: string, destination: LegalSuggestion['destination']) =>
      suggest(id, { op: 'move', unit: eId, destination })
    expect(
      codes(run([move('a', 'art_1', { after: 'art_2' }), move('b', 'art_1', { firstIn: 'sec_2' })])),
    ).toEqual(['different-place'])
    expect(
      codes(run([move('a', 'art_1', { after: 'art_2' }), move('b', 'art_1', { after: 'art_2' })])),
    ).toEqual([])
    const circle = run([move('a', 'sec_1', { firstIn: 'sec_2' }), move('b', 'sec_2', { firstIn: 'sec_1' })])
    expect(circle.collisions).toMatchObject([{ code: 'moved-in-circle', suggestions: ['a', 'b'] }])
    expect(circle.units).toEqual(units)
    expect(codes(run([move('a', 'art_1', { firstIn: 'art_1__para_1' })]))).toEqual(['moved-into-itself'])
    expect(codes(run([move('a', 'art_1', { after: 'art_77' }), retext('b', 'art_78', 'x')]))).toEqual([
      'no-such-unit',
      'no-such-unit',
    ])
  })

  test('[LAW-9] a bundle holds as a whole or not at all', () => {
    const bundle = { bundle: 'term' }
    const result = run([
      { ...retext('a', 'art_1__para_1', 'x'), ...bundle },
      { ...retext('b', 'art_1__para_2', 'y'), ...bundle },
      retext('c', 'art_1__para_1', 'z'),
    ])
    expect(codes(result)).toEqual(['different-text', 'bundle-held'])
    expect(result.units).toEqual(units)
  })

  test('[LAW-9] nobody joins the bundle of another proposal by naming it', () => {
    const theirs = { proposal: 'theirs', bundle: 'term' }
    const result = run([
      { ...retext('a', 'art_1__para_2', 'x'), ...theirs },
      { ...retext('b', 'art_1__para_1', 'y'), proposal: 'ours', bundle: 'term' },
      { ...retext('c', 'art_1__para_1', 'z'), proposal: 'ours' },
    ])
    expect(codes(result)).toEqual(['different-text'])
    expect(result.applied).toEqual(['a'])
  })

  test('cards know with whom they collide, whatever is decided', () => {
    const found = collidesWith(version('keep'), [
      retext('a', 'art_1__para_1', 'x'),
      retext('b', 'art_1__para_1', 'x'),
      retext('c', 'art_1__para_1', 'y'),
      { ...retext('d', 'art_1__para_1', 'z'), state: 'withdrawn' },
      retext('e', 'art_1__para_2', 'z'),
    ])
    expect([...found]).toEqual([
      ['a', ['c']],
      ['c', ['a', 'b']],
      ['b', ['c']],
    ])
  })
})
