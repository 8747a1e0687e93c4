/** A second copy of yjs is noticed; many modules of one copy, and libraries named after it, are not. */
import { expect, test } from 'vitest'
import { copiesOf } from './oneYjs.ts'

const one = [
  '/p/node_modules/yjs/dist/yjs.mjs',
  '/p/node_modules/yjs/src/index.js',
  '/p/node_modules/yjs-extra/index.js',
]

test('modules of one copy are one copy', () => {
  expect(copiesOf('yjs', one)).toEqual(['/p/node_modules/yjs'])
})

test('a nested copy is a second one', () => {
  const nested = '\0/p/node_modules/y-websocket/node_modules/yjs/dist/yjs.mjs'
  expect(copiesOf('yjs', [...one, nested])).toEqual([
    '/p/node_modules/yjs',
    '/p/node_modules/y-websocket/node_modules/yjs',
  ])
})

test('Windows paths are read too', () => {
  expect(copiesOf('yjs', ['C:\\p\\node_modules\\yjs\\dist\\yjs.mjs'])).toEqual(['C:\\p\\node_modules\\yjs'])
})
