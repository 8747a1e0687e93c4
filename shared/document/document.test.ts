import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Operation, WordingUnit } from '#shared/legal/suggestion.ts'
import { type Kind, kinds, type Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { type Block, blocksOf, toTree } from './blocks.ts'
import { blockKinds, firstFreeClientId } from './format.ts'
import { isAllowedLink, plainRichText, richTextOf } from './richText.ts'
import { seed, seedClientId, seedHash, seedUnits } from './seed.ts'
import { wordingOf } from './toUnits.ts'
import { canonicalJson, wordingHash } from './wordingHash.ts'
import { withText, writeRichText, writeWording } from './write.ts'

const filled = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.isWellFormed())

/** Trees in which no unit lies within one of its own kind and no eId comes twice. */
const forest = (): fc.Arbitrary<WordingUnit[]> => {
  const level = (left: readonly (typeof kinds)[number][], depth: number): fc.Arbitrary<WordingUnit[]> =>
    depth === 0 || left.length === 0
      ? fc.constant([])
      : fc.array(
          fc.constantFrom(...left).chain((kind) =>
            fc.record(
              {
                kind: fc.constant(kind),
                num: fc.constantFrom('', '1', '9-1', 'IV', 'а'),
                heading: filled,
                text: filled,
                from: fc.uuid(),
                children: level(
                  left.filter((other) => other !== kind),
                  depth - 1,
                ),
              },
              { requiredKeys: ['kind', 'num', 'children'] },
            ),
          ),
          { maxLength: 3 },
        )
  return level(kinds, 4)
}

const anyBlock: fc.Arbitrary<Block> = fc.record(
  {
    kind: fc.constantFrom(...blockKinds),
    num: fc.constantFrom('', '1', '2'),
    from: fc.constantFrom('art_1', 'art_2'),
    in: fc.constantFrom('root' as const, ...kinds),
    text: fc.string({ maxLength: 6 }),
  },
  { requiredKeys: ['kind', 'num', 'text'] },
)

const lettersOf = (units: readonly WordingUnit[]): string =>
  units.map((unit) => (unit.heading ?? '') + (unit.text ?? '') + lettersOf(unit.children)).join('')

const sorted = (text: string): string => [...text.replaceAll(' ', '')].sort().join('')

const loaded = (...updates: Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

const article: WordingUnit = {
  kind: 'article',
  num: '9',
  heading: 'Of courts',
  from: 'art_9',
  children: [
    {
      kind: 'paragraph',
      num: '1',
      text: 'Judges are:',
      from: 'art_9__para_1',
      children: [
        { kind: 'point', num: '1', text: 'independent;', from: 'art_9__para_1__point_1', children: [] },
        { kind: 'alinea', num: '', text: 'and no others.', from: 'art_9__para_1__al_1', children: [] },
      ],
    },
  ],
}

describe('seeds', () => {
  test('[DOC-1] a seed is the same bytes whoever makes it, under its language’s reserved clientID', () => {
    expect(seed([article], 'kk')).toEqual(seed([structuredClone(article)], 'kk'))
    const { structs } = Y.decodeUpdate(seed([article], 'kk'))
    expect(new Set(structs.map((struct) => struct.id.client))).toEqual(new Set([seedClientId('kk')]))
    expect(seedHash(seed([article], 'kk'))).toMatch(/^[0-9a-f]{64}$/)
    expect(seedHash(seed([article], 'kk'))).not.toBe(seedHash(seed([article], 'ru')))
  })

  test('[DOC-1] two-letter languages have a clientID of their own, all below the first free one', () => {
    const alphabet = [...'abcdefghijklmnopqrstuvwxyz']
    const ids = alphabet.flatMap((a) => alphabet.map((b) => seedClientId(a + b)))
    expect(new Set(ids).size).toBe(676)
    for (const id of [...ids, ...alphabet.map((a) => seedClientId(`${a}zz`))]) {
      expect(id).toBeGreaterThan(0)
      expect(id).toBeLessThan(firstFreeClientId)
    }
  })

  test('[DOC-1] languages share a document without touching each other', () => {
    const doc = loaded(seed([article], 'kk'), seed([article], 'ru'), seed([article], 'kk'))
    expect(wordingOf(doc, 'kk')).toEqual([article])
    expect(wordingOf(doc, 'ru')).toEqual([article])
    expect(doc.store.pendingStructs).toBeNull()
  })

  test('an operation decides what its wording starts from', () => {
    const named = (eId: string, kind: Kind, en: string, children: Unit[]): Unit => {
      return { eId, wId: eId, kind, num: '9', heading: { en }, children }
    }
    const units = [named('ch_9', 'chapter', 'C', [named('art_9', 'article', 'H', [])])]
    const of = (op: Operation, unit: string) => seedUnits(versionIndex(units), { op, unit }, 'en')
    expect(of('replace', 'art_9')[0]?.from).toBe('art_9')
    expect(of('replace', 'ch_9')).toEqual([
      { kind: 'chapter', num: '9', heading: 'C', from: 'ch_9', children: [] },
    ])
    expect(of('insertAfter', 'art_9')).toEqual([{ kind: 'article', num: '', children: [] }])
    expect(of('delete', 'art_9')).toEqual([])
  })
})

describe('blocks and units', () => {
  test('[DOC-2] units come back from their seed as they were', () => {
    fc.assert(
      fc.property(forest(), (units) => {
        expect(toTree(blocksOf(units))).toEqual(units)
        expect(wordingOf(loaded(seed(units, 'ru')), 'ru')).toEqual(units)
      }),
      { numRuns: 300 },
    )
  })

  test('[DOC-2] any sequence of blocks has a tree that holds every letter of it', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
        const units = toTree(blocks)
        expect(sorted(lettersOf(units))).toBe(sorted(blocks.map((block) => block.text).join('')))
        const eIds = JSON.stringify(units).match(/"from":"[^"]+"/g) ?? []
        expect(new Set(eIds).size).toBe(eIds.length)
      }),
      { numRuns: 500 },
    )
  })

  test('double heading: both people’s words stay, in one heading', () => {
    const blocks = blocksOf([{ ...article, heading: 'Of courts' }])
    blocks.splice(1, 0, { kind: 'heading', num: '', text: 'On judges' })
    expect(toTree(blocks)[0]?.heading).toBe('On judges Of courts')
  })

  test('an alinea closes its paragraph, not the last point', () => {
    const units = toTree([
      { kind: 'paragraph', num: '1', text: 'a:' },
      { kind: 'point', num: '1', text: 'b;' },
      { kind: 'alinea', num: '', text: 'c.' },
    ])
    expect(units[0]?.children.map((child) => child.kind)).toEqual(['point', 'alinea'])
  })

  test('[DOC-2] what a foreign editor left is read, not refused', () => {
    const doc = new Y.Doc()
    const root = doc.getXmlFragment('wording:ru')
    const odd = new Y.XmlElement('section')
    odd.setAttribute('kind', 'nonsense')
    const inner = new Y.XmlElement('block')
    inner.insert(0, [new Y.XmlText('inner')])
    odd.insert(0, [new Y.XmlText('outer'), inner])
    root.insert(0, [odd, new Y.XmlText('bare')])
    expect(wordingOf(doc, 'ru').map((unit) => [unit.kind, unit.text])).toEqual([
      ['alinea', 'outer'],
      ['alinea', 'inner'],
      ['alinea', 'bare'],
    ])
  })
})

describe('writing by program', () => {
  test('[DOC-3] a wording becomes what is asked for, from any other', () => {
    fc.assert(
      fc.property(forest(), forest(), (before, after) => {
        const doc = loaded(seed(before, 'ru'))
        doc.transact(() => writeWording(doc, 'ru', after))
        expect(wordingOf(doc, 'ru')).toEqual(after)
      }),
      { numRuns: 150 },
    )
  })

  test('[DOC-3] what stays the same is left alone: a colleague’s concurrent word survives', () => {
    const mine = loaded(seed([article], 'ru'))
    const theirs = loaded(seed([article], 'ru'))
    mine.transact(() =>
      writeWording(mine, 'ru', [{ ...article, heading: 'Of the courts', children: article.children }]),
    )
    const heading = theirs.getXmlFragment('wording:ru').get(1) as Y.XmlElement
    ;(heading.get(0) as Y.XmlText).insert(9, ' of law')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    expect(wordingOf(mine, 'ru')[0]?.heading).toBe('Of the courts of law')
  })

  test('a string for a wording is the first unit’s own text', () => {
    expect(withText([article], 'New.')[0]).toMatchObject({ heading: 'Of courts', text: 'New.' })
  })

  test('a reason is written and read', () => {
    const doc = loaded(seed([article], 'ru'))
    writeRichText(doc, 'reason', 'ru', 'Because.')
    expect(plainRichText(richTextOf(doc, 'reason', 'ru'))).toBe('Because.')
    writeRichText(doc, 'reason', 'ru', [
      {
        list: 'bullet',
        runs: [
          { text: 'bold', bold: true },
          { text: ' link', link: 'https://example.org/' },
        ],
      },
    ])
    expect(richTextOf(doc, 'reason', 'ru')).toEqual([
      {
        list: 'bullet',
        runs: [
          { text: 'bold', bold: true },
          { text: ' link', link: 'https://example.org/' },
        ],
      },
    ])
    expect(richTextOf(loaded(seed([article], 'ru')), 'reason', 'ru')).toEqual([])
  })

  test('[DOC-4] only links to http, https and mailto are links', () => {
    const doc = new Y.Doc()
    const text = new Y.XmlText()
    doc.getXmlFragment('reason:ru').insert(0, [text])
    text.insert(0, 'click', { link: { href: 'javascript:alert(1)' } })
    expect(richTextOf(doc, 'reason', 'ru')).toEqual([{ runs: [{ text: 'click' }] }])
    for (const href of [
      'javascript:alert(1)',
      ' java\nscript:x',
      'data:text/html,x',
      'vbscript:x',
      '//x',
      'https:x',
    ])
      expect(isAllowedLink(href)).toBe(false)
    for (const href of ['https://example.org/a?b#c', 'http://example.org', 'mailto:a@example.org'])
      expect(isAllowedLink(href)).toBe(true)
  })
})

describe('the hash of a wording', () => {
  const before = { ru: [article], kk: [article] }
  const changed = [{ ...article, heading: 'Of judges' }]
  const base = { op: 'replace' as const, unit: 'art_9', before }

  test('[DOC-5] it names the words: not their encoding, their origin, or a language left as it was', () => {
    const hash = wordingHash({ ...base, after: { ru: changed, kk: [article] } })
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(wordingHash({ ...base, after: { ru: changed } })).toBe(hash)
    const { from: _, ...unnamed } = changed[0]!
    expect(wordingHash({ ...base, after: { ru: [unnamed] } })).toBe(hash)
    const heading = 'Об й'
    expect(wordingHash({ ...base, after: { ru: [{ ...article, heading: heading.normalize('NFD') }] } })).toBe(
      wordingHash({ ...base, after: { ru: [{ ...article, heading: heading.normalize('NFC') }] } }),
    )
  })

  test('[DOC-5] it moves with any word, the place and the operation', () => {
    const hashes = [
      wordingHash({ ...base, after: { ru: changed } }),
      wordingHash({ ...base, after: { kk: changed } }),
      wordingHash({ ...base, unit: 'art_8', after: { ru: changed } }),
      wordingHash({ ...base, unitEnd: 'art_10', after: { ru: changed } }),
      wordingHash({ ...base, op: 'insertAfter', after: { ru: changed } }),
      wordingHash({ ...base, op: 'delete', after: {} }),
      wordingHash({ ...base, op: 'move', destination: { after: 'art_1' }, after: {} }),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  test('canonical JSON sorts keys and drops what is undefined', () => {
    expect(canonicalJson({ b: 1, a: [undefined, 'x', null], c: undefined })).toBe(
      '{"a":[null,"x",null],"b":1}',
    )
  })
})
