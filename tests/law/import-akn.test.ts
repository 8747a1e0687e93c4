/** Akoma Ntoso into units: the standard's examples, documents of real systems, and what hostile ones try. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readAkn } from '#server/import/akn/read.ts'
import type { Unreadable } from '#server/import/refused.ts'
import { flatten } from '#shared/legal/tree.ts'
import { countKinds, words } from './texts.ts'

const root = new URL('../../../shared/data/', import.meta.url)
const listed = new URL('akn/expected.json', root)

interface ExpectedAkn {
  readonly element_counts: Readonly<Record<string, number>>
}
const files: [string, ExpectedAkn][] = existsSync(listed)
  ? Object.entries(JSON.parse(readFileSync(listed, 'utf8')) as Record<string, ExpectedAkn>)
  : []

const sourceOf = (file: string): string => readFileSync(new URL(file, root), 'utf8')

/** Elements outside of quoted text, which belongs to another law. */
const ownElements = (source: string, name: string): number =>
  source
    .replace(/<(?:an:)?(quotedStructure|embeddedStructure)[\s>][\s\S]*?<\/(?:an:)?\1>/g, '')
    .replace(/<(?:an:)?authorialNote[\s>][\s\S]*?<\/(?:an:)?authorialNote>/g, '')
    .match(new RegExp(`<(?:an:)?${name}[\\s>]`, 'g'))?.length ?? 0

describe.skipIf(!existsSync(listed))('documents of others (skipped where ../shared/data is absent)', () => {
  it.each(files)('[IMPORT-1] reads every structural element of %s as a unit', (file, { element_counts }) => {
    const source = sourceOf(file)
    const { units, title, losses } = readAkn(source)
    const counts = countKinds(units)
    const own = (name: string) => ownElements(source, name)
    if (own('article') > 0) {
      expect(counts.article).toBe(own('article'))
      expect(counts.paragraph ?? 0).toBe(own('paragraph'))
    } else {
      expect(counts.article ?? 0).toBe(own('section'))
      expect(counts.paragraph ?? 0).toBe(own('subsection'))
    }
    if (own('chapter') > 0) expect(counts.chapter).toBe(own('chapter') + own('hcontainer') + own('subpart'))
    expect(losses.find(({ code }) => code === 'footnotes')?.count ?? 0).toBe(
      element_counts.authorialNote ?? 0,
    )
    if (element_counts.preamble) expect(counts.preamble).toBe(element_counts.preamble)
    expect(title ?? 'none').not.toBe('')
    const all = flatten(units)
    expect(new Set(all.map(({ eId }) => eId)).size).toBe(all.length)
    expect(new Set(all.map(({ wId }) => wId)).size).toBe(all.length)
  })

  it('carries every word of the body of an act of Parliament', () => {
    const source = sourceOf('akn/official-ns30/uk_pga-2014-27-enacted-data.xml')
    const body = /<body>([\s\S]*)<\/body>/.exec(source)![1]!.replace(/<!--[\s\S]*?-->/g, '')
    const wanted = words(body.replace(/<num>[\s\S]*?<\/num>/g, ' ').replace(/<[^>]*>/g, ' ')).sort()
    const { units } = readAkn(source)
    const got = flatten(units)
      .filter(({ kind }) => kind !== 'preamble')
      .flatMap(({ heading, text }) => words(`${heading ?? ''} ${text ?? ''}`))
    // Numbers of quoted structures are words of the amending law.
    const missing = [...wanted]
    for (const word of got) {
      const at = missing.indexOf(word)
      if (at >= 0) missing.splice(at, 1)
    }
    expect(missing).toEqual([])
  })

  it('reads the draft namespace as it reads the final one', () => {
    for (const [file] of files.filter(([name]) => name.includes('official-ns30')))
      expect(readAkn(sourceOf(file.replace('ns30', 'wd17'))).units).toEqual(readAkn(sourceOf(file)).units)
  })
})

const akn = (body: string, front = '') =>
  `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta/>${front}<body>${body}</body></act></akomaNtoso>`

describe('documents made for the purpose', () => {
  it('reads an article with its paragraphs, points and closing words, and keeps eIds as wIds', () => {
    const { units, title } = readAkn(
      akn(
        `<chapter eId="chp_2"><num>Глава II</num><heading>Права</heading>
          <article eId="art_61-1"><num>Статья 61<sup>1</sup>.</num><heading>Свобода</heading>
            <paragraph eId="art_61-1__para_1"><num>1.</num><list eId="art_61-1__para_1__list_1"><intro><p>Каждый:</p></intro>
              <point eId="art_61-1__para_1__list_1__point_1"><num>1)</num><content><p>первый;</p></content></point>
              <wrapUp><p>и так далее.</p></wrapUp></list></paragraph>
            <paragraph><num>2.</num><content><p>Второй.</p><p>Ещё.</p></content></paragraph>
          </article></chapter>`,
        '<preface><p><docTitle>Закон</docTitle></p></preface>',
      ),
    )
    expect(title).toBe('Закон')
    expect(
      flatten(units).map(({ eId, wId, num, heading, text }) => [eId, wId, num, heading ?? text]),
    ).toEqual([
      ['chp_2', 'chp_2', 'II', 'Права'],
      ['art_61-1', 'art_61-1', '61-1', 'Свобода'],
      ['art_61-1__para_1', 'art_61-1__para_1', '1', 'Каждый:'],
      ['art_61-1__para_1__point_1', 'art_61-1__para_1__list_1__point_1', '1', 'первый;'],
      ['art_61-1__para_1__al_1', 'art_61-1__para_1__al_1', '', 'и так далее.'],
      ['art_61-1__para_2', 'art_61-1__para_2', '2', 'Второй.'],
      ['art_61-1__para_2__al_1', 'art_61-1__para_2__al_1', '', 'Ещё.'],
    ])
  })

  it('[IMPORT-4] counts notes, tables, pictures and quoted structures', () => {
    const { units, notes, losses } = readAkn(
      akn(`<article eId="art_1"><num>1</num><content><p>Слово<authorialNote><p>Пояснение.</p></authorialNote>
        и <img src="x.png"/>дело.</p><table><tr><td><p>а</p></td><td><p>б</p></td></tr></table>
        <p><mod>Дополнить: <quotedStructure startQuote="«" endQuote="»"><article><num>9.</num><content><p>Новое</p></content></article></quotedStructure></mod></p>
        </content></article>`),
    )
    expect(flatten(units).flatMap(({ text }) => text ?? [])).toEqual([
      'Слово и дело.',
      'а | б',
      'Дополнить:',
      '«9. Новое»',
    ])
    expect(notes.map(({ text }) => text)).toEqual(['Пояснение.'])
    expect(losses).toEqual([
      { code: 'images', count: 1 },
      { code: 'tables', count: 1 },
      { code: 'footnotes', count: 1 },
      { code: 'quoted-structures', count: 1 },
    ])
  })

  it('[IMPORT-3] refuses entities, damage, depth and other XML', () => {
    const refused = (source: string) => {
      try {
        readAkn(source)
      } catch (error) {
        return (error as Unreadable).refusal.code
      }
      return 'none'
    }
    const entities = `<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]>${akn('<p>&x;</p>')}`
    expect(refused(entities)).toBe('file-broken')
    expect(refused(akn('<article>'))).toBe('file-broken')
    expect(refused('<html/>')).toBe('file-broken')
    expect(refused('нет')).toBe('file-broken')
    expect(refused(akn('<article>'.repeat(1_000_000)))).toBe('file-too-complex')
  })
})
