/** What an editor starts from against what the law says of the unit: one wording, for every unit of every text. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { startOf } from '#client/features/suggestion/seeds.ts'
import { beforeOf, seedsOf } from '#server/domain/documents.ts'
import { seedHash } from '#shared/document/seed.ts'
import { wordingOf as wordingIn } from '#shared/document/toUnits.ts'
import { toUnits } from '#shared/legal/align.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { type VersionIndex, versionIndex } from '#shared/legal/version-index.ts'
import { holdsSubtree, wordingOf } from '#shared/legal/wording.ts'
import { parseFile, textsAreHere } from './texts.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const files = textsAreHere ? globSync('*/*.{txt,md}', { cwd: data }).sort() : []
const langOf = (file: string): Lang => /\.([a-z]{2})\./.exec(file)![1]!

/** Units whose seed says something else than their wording, with what makes the difference. */
const unlike = (index: VersionIndex, lang: Lang): string[] =>
  [...index.keys()].flatMap((eId) => {
    const place = { op: 'replace', unit: eId } as const
    const wording = wordingOf(index, place, lang)
    const before = beforeOf(index, place, [lang])
    const servers = seedsOf(index, { ...place, before }).get(lang)!
    const { seeds, hashes } = startOf(index, place, [lang])
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seeds[0]!)
    const read = wordingIn(doc, lang)
    doc.destroy()
    const faults = [
      ...(JSON.stringify(read) === JSON.stringify(wording) ? [] : ['reads otherwise']),
      ...(seedHash(servers) === hashes[lang] ? [] : ['hash']),
      ...(JSON.stringify(before[lang]) === JSON.stringify(wording) ? [] : ['before']),
    ]
    return faults.length > 0 ? [`${eId}: ${faults.join(', ')}`] : []
  })

const unit = (eId: string, kind: Unit['kind'], children: Unit[] = []): Unit => ({
  eId,
  wId: eId,
  kind,
  num: /\d+$/.exec(eId)?.[0] ?? '',
  ...(children.length === 0 && { text: { ru: `Слова ${eId}.` } }),
  children,
})

describe('[DOC-7] a seed is the wording that the law knows', () => {
  it('in containers above articles, within them, and in annexes', () => {
    const index = versionIndex([
      unit('ch_1', 'chapter', [
        unit('art_1', 'article', [
          unit('art_1__sec_1', 'section', [unit('art_1__sec_1__al_1', 'alinea')]),
          unit('art_1__sec_2', 'section', [unit('art_1__sec_2__para_1', 'paragraph')]),
        ]),
      ]),
      unit('annex_1', 'annex', [unit('annex_1__para_1', 'paragraph')]),
      unit('annex_2', 'annex', [unit('annex_2__art_1', 'article')]),
    ])
    expect(unlike(index, 'ru')).toEqual([])
    const holding = [...index.keys()].filter((eId) => holdsSubtree(index, eId))
    expect(holding).toEqual([
      'art_1',
      'art_1__sec_1',
      'art_1__sec_1__al_1',
      'art_1__sec_2',
      'art_1__sec_2__para_1',
      'annex_1',
      'annex_1__para_1',
      'annex_2__art_1',
    ])
  })

  it.each(files)('in every unit of %s', (file) => {
    const lang = langOf(file)
    const index = versionIndex(toUnits(parseFile(file, lang).units, lang))
    expect(index.size).toBeGreaterThan(9)
    expect(unlike(index, lang)).toEqual([])
  })
})
