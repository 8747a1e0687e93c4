import { getSchema } from '@tiptap/core'
import { Text } from '@tiptap/extension-text'
import type { Command } from '@tiptap/pm/state'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '#shared/document/blocks.ts'
import { blocksIn } from './blocks.ts'
import { joinToBlockBefore, shiftLevel, splitToNextNumber } from './commands.ts'
import { followCaret } from './followCaret.ts'
import { pastedLines, pasteLines } from './paste.ts'
import { WordingBlock, WordingDocument } from './wordingBlock.ts'

const schema = getSchema([WordingDocument, WordingBlock, Text])

const stateOf = (blocks: readonly Block[], caret: number): EditorState => {
  const doc = schema.node(
    'doc',
    null,
    blocks.map(({ text, ...attrs }) => schema.node('block', attrs, text ? [schema.text(text)] : [])),
  )
  return EditorState.create({ doc, selection: TextSelection.create(doc, caret) })
}

const after = (state: EditorState, command: Command): EditorState => {
  let next = state
  command(state, (tr) => {
    next = state.apply(tr)
  })
  return next
}

const two: readonly Block[] = [
  { kind: 'point', num: '1', from: 'p1', text: 'one two' },
  { kind: 'point', num: '2', from: 'p2', text: 'three' },
]

test('Enter leaves what the block continues with its first half and numbers the second', () => {
  const state = after(stateOf(two, 4), splitToNextNumber)
  expect(blocksIn(state.doc)).toEqual([
    { kind: 'point', num: '1', from: 'p1', text: 'one' },
    { kind: 'point', num: '1-1', text: ' two' },
    { kind: 'point', num: '2', from: 'p2', text: 'three' },
  ])
  expect(state.selection.head).toBe(6)
})

test('Backspace at the start of a block joins, elsewhere it is the editor’s own', () => {
  expect(blocksIn(after(stateOf(two, 10), joinToBlockBefore).doc)).toEqual([
    { kind: 'point', num: '1', from: 'p1', text: 'one twothree' },
  ])
  expect(joinToBlockBefore(stateOf(two, 11))).toBe(false)
  expect(joinToBlockBefore(stateOf(two, 1))).toBe(false)
})

test('a block that goes deeper is numbered among its new siblings and leaves its special place', () => {
  const [first] = blocksIn(after(stateOf([{ ...two[0]!, in: 'article' }], 3), shiftLevel(1, 'ru')).doc)
  expect(first).toEqual({ kind: 'subpoint', num: 'а', from: 'p1', text: 'one two' })
})

test('pasted text loses nothing but control characters and empty lines', () => {
  expect(pastedLines('a\r\nb\u0000\n\n c')).toEqual(['a', 'b', ' c'])
  expect(pastedLines('')).toEqual([''])
})

test('pasting into a seeded block keeps what it continues, further lines are new', () => {
  const state = stateOf(two, 8)
  expect(blocksIn(state.apply(pasteLines(state, [' x', '7) y', 'z'])).doc).slice(0, 3)).toEqual([
    { kind: 'point', num: '1', from: 'p1', text: 'one two x' },
    { kind: 'point', num: '7', text: 'y' },
    { kind: 'point', num: '8', text: 'z' },
  ])
})

test('a caret behind somebody else’s split or join stays before the same letter', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c d'), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(letters, fc.nat(), fc.nat(), (texts, cut, caret) => {
      const blocks = texts.map((text, index): Block => ({ kind: 'point', num: String(index), text }))
      const size = stateOf(blocks, 1).doc.content.size
      const split = TextSelection.near(stateOf(blocks, 1).doc.resolve(1 + (cut % (size - 1)))).head
      const before = stateOf(blocks, split)
      const whole = TextSelection.near(before.doc.resolve(1 + (caret % (size - 1)))).head
      const now = after(before, splitToNextNumber)
      const followed = followCaret(before.doc, now.doc, whole)
      if (followed === undefined) return
      const lettersBehind = (doc: typeof now.doc, at: number) => doc.textBetween(at, doc.content.size)
      expect(lettersBehind(now.doc, followed)).toBe(lettersBehind(before.doc, whole))
      const back = followCaret(now.doc, before.doc, followed)
      expect(back ?? whole).toBe(whole)
    }),
  )
})
