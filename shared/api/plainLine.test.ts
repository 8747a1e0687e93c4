import { expect, test } from 'vitest'
import { plainLine } from './plainLine.ts'

test('a line loses what breaks it, hides in it or turns it around, and no letter', () => {
  expect(plainLine('Notary\r\nX-Header: 1')).toBe('Notary X-Header: 1')
  expect(plainLine('\u202egnp.\u2066A\u2069\u0000\u200f\ufeff')).toBe('gnp.A')
  expect(plainLine('half \ud800 a pair')).toBe('half \ufffd a pair')
  expect(plainLine(' Әділет органы № 5\u00a0— «Ұсыныс» \u{1f469}\u200d\u2696 ')).toBe(
    'Әділет органы № 5\u00a0— «Ұсыныс» \u{1f469}\u200d\u2696',
  )
  expect(plainLine('\u202e \n')).toBe('')
})
