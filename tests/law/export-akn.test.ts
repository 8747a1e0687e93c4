/** Texts out as Akoma Ntoso: valid by the standard's schema, and the same units when they are read again. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frameOf } from '#server/export/act-frame.ts'
import { toAkn } from '#server/export/akn.ts'
import { readAkn } from '#server/import/akn/read.ts'
import { inLanguage } from '#shared/legal/align.ts'
import { amendingAct } from '#shared/legal/amending-act.ts'
import { consolidate } from '#shared/legal/consolidate.ts'
import type { LegalDecision } from '#shared/legal/decision.ts'
import type { AgreedModel, AmendingModel } from '#shared/legal/export-model.ts'
import { parse } from '#shared/legal/parse.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { Lang, NamingProfile, PlainUnit, Unit } from '#shared/legal/unit.ts'
import type { Story } from '#tests/support/legal-arbitraries.ts'
import { orderlyStories } from '#tests/support/orderly.ts'
import { draftText } from '#tests/support/realText.ts'
import { decisions, suggestions, version } from './golden-story.ts'
import { parseFile, textsAreHere } from './texts.ts'

const xsd = new URL('../../../shared/data/akn/schema/akomantoso30.xsd', import.meta.url).pathname
const canValidate = (() => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' })
    return existsSync(xsd)
  } catch {
    return false
  }
})()

const localized = (units: readonly PlainUnit[], lang: Lang): Unit[] =>
  units.map(({ heading, text, children, ...unit }) => ({
    ...unit,
    ...(heading !== undefined && { heading: { [lang]: heading } }),
    ...(text !== undefined && { text: { [lang]: text } }),
    children: localized(children, lang),
  }))

const model = (units: readonly Unit[], languages: readonly Lang[], naming: NamingProfile): AgreedModel => ({
  subject: {
    text: Object.fromEntries(languages.map((lang) => [lang, `Text <${lang}> & "more"`])),
    version: 3,
    proposal: 'Proposal',
    group: 'Chamber of notaries',
    at: '2026-11-23T10:00:00.000Z',
  },
  naming,
  languages,
  units,
  collisions: {},
})

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'usynys-akn-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is wrong by the schema, of several files in one go; nothing where it cannot be asked. */
const faults = (...xmls: readonly string[]): string => {
  if (!canValidate) return ''
  const names = xmls.map((xml, at) => {
    const file = join(folder, `file${at}.xml`)
    writeFileSync(file, xml)
    return file
  })
  try {
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', xsd, ...names], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return ''
  } catch (error) {
    return String((error as { stderr?: unknown }).stderr)
  }
}

/** White space that a text file happens to have is no wording; an absent wording and an empty one read alike. */
const told = (units: readonly PlainUnit[]): unknown[] =>
  units.map(({ eId, wId, kind, num, heading = '', text = '', children }) => [
    eId,
    wId,
    kind,
    num,
    heading.replace(/\s+/g, ' ').trim(),
    text.replace(/\s+/g, ' ').trim(),
    told(children),
  ])

const files: readonly (readonly [string, Lang, NamingProfile])[] = [
  ['kz/kz-2026-constitution.excerpt.kk.md', 'kk', 'kz'],
  ['kz/kz-1995-constitution.en.txt', 'en', 'kz'],
  ['by/by-1994-constitution.ru.txt', 'ru', 'kz'],
  ['by/by-2004-constitution.ru.txt', 'ru', 'kz'],
  ['ru/ru-1993-constitution-2020ed.ru.txt', 'ru', 'ru'],
  ['kg/kg-law-registration.ru.windows-1251.txt', 'ru', 'kz'],
  ['uz/karakalpakstan-constitution.ru.txt', 'ru', 'kz'],
  ['de/de-grundgesetz.de.md', 'de', 'generic'],
  ['es/es-1978-constitution.es.md', 'es', 'generic'],
  ['us/us-1787-constitution.en.md', 'en', 'generic'],
]

describe.skipIf(!textsAreHere)('real texts (skipped where ../shared/data is absent)', () => {
  it.each(files)('[EXPORT-4] %s is valid and comes back unit by unit', (file, lang, naming) => {
    const { units } = parseFile(file, lang)
    const xml = toAkn('agreed', model(localized(units, lang), [lang], naming), lang)
    expect(faults(xml)).toBe('')
    expect(told(readAkn(xml).units)).toEqual(told(units))
  })
})

describe('texts of our own', () => {
  it.each(['ru', 'kk'] as const)(
    '[EXPORT-4] the draft in %s is valid and comes back unit by unit',
    (lang) => {
      const { units } = parse(draftText()[lang], { lang, format: 'markdown' })
      const xml = toAkn('agreed', model(localized(units, lang), [lang], 'kz'), lang)
      expect(faults(xml)).toBe('')
      expect(told(readAkn(xml).units)).toEqual(told(units))
      expect(readAkn(xml)).toMatchObject({ title: `Text <${lang}> & "more"`, losses: [] })
    },
  )

  it('[EXPORT-4] the agreed text keeps the names under which its units first appeared', () => {
    const { units } = consolidate(version, suggestions, decisions, 'commission')
    const moved = flatten(units).filter(({ eId, wId }) => eId !== wId)
    expect(moved.length).toBeGreaterThan(0)
    for (const lang of version.languages) {
      const xml = toAkn('agreed', model(units, version.languages, version.naming), lang)
      expect(faults(xml)).toBe('')
      expect(told(readAkn(xml).units)).toEqual(told(inLanguage(units, lang)))
    }
  })

  it('says where a text without articles, headed preambles and annexes stand', () => {
    const unit = (kind: Unit['kind'], num: string, more: Partial<Unit> = {}): Unit => ({
      eId: '',
      wId: '',
      kind,
      num,
      children: [],
      ...more,
    })
    const units = [
      unit('preamble', '', { eId: 'preamble', wId: 'preamble', heading: { ru: 'Вводная часть' } }),
      unit('section', 'I', {
        eId: 'sec_1',
        wId: 'sec_2',
        children: [unit('paragraph', '1', { eId: 'sec_1__para_1', wId: 'old', text: { ru: 'а <b> & ]]>' } })],
      }),
      unit('annex', '1', { eId: 'annex_1', wId: 'annex_1' }),
    ]
    const xml = toAkn('agreed', model(units, ['ru'], 'kz'), 'ru')
    expect(faults(xml)).toBe('')
    expect(readAkn(xml).units.map(({ kind, num }) => [kind, num])).toEqual([
      ['preamble', ''],
      ['section', 'I'],
      ['annex', '1'],
    ])
    expect(flatten(readAkn(xml).units).find(({ kind }) => kind === 'paragraph')).toMatchObject({
      wId: 'old',
      text: 'а <b> & ]]>',
    })
  })
})

const actOf = (
  story: Pick<Story, 'version' | 'suggestions'>,
  decided: readonly LegalDecision[],
  lang: Lang,
) => {
  const agreed = consolidate(story.version, story.suggestions, decided, 'commission')
  const { instructions, clauses } = amendingAct({ ...story, agreed, lang })
  const act: AmendingModel = {
    subject: { text: story.version.title, version: 1, at: '2026-11-23T10:00:00.000Z' },
    naming: story.version.naming,
    clauses: { [lang]: clauses },
    collisions: {},
    frame: { [lang]: frameOf({ title: {}, preamble: {}, number: '12-VIII', date: '2026-12-16' }, lang, 'Т') },
  }
  return { instructions, clauses, xml: toAkn('amending', act, lang) }
}

/** What is quoted, as the units of a document of its own; the article before it tells the reader whose kinds these are. */
const quotedIn = (xml: string): PlainUnit[] =>
  [...xml.matchAll(/<quotedStructure [^>]*>(.*?)<\/quotedStructure>/gs)].flatMap(([, inner]) =>
    readAkn(
      `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:u="urn:usynys"><act><body>
      <article eId="other"><num>999</num><content><p/></content></article>${inner}</body></act></akomaNtoso>`,
    ).units.slice(1),
  )

const bare = (units: readonly PlainUnit[]): unknown[] =>
  units.map(({ wId, kind, num, heading = '', text = '', children }) => [
    wId,
    kind,
    num,
    heading.replace(/\s+/g, ' ').trim(),
    text.replace(/\s+/g, ' ').trim(),
    bare(children),
  ])

describe('[EXPORT-11] the amending act', () => {
  it.each(version.languages)('in %s quotes new wording as units, marks words, names places', (lang) => {
    const { clauses, xml } = actOf({ version, suggestions }, decisions, lang)
    expect(faults(xml)).toBe('')
    const formulas = clauses.flatMap((clause) => clause.formulas)
    const quoted = formulas.flatMap(({ change }) => change?.quoted ?? [])
    expect(quoted.length).toBeGreaterThan(1)
    expect(bare(quotedIn(xml))).toEqual(bare(quoted))
    expect(xml.match(/<textualMod /g)).toHaveLength(formulas.filter(({ change }) => change).length)
    for (const { change } of formulas)
      for (const eId of change?.units ?? [])
        expect(xml).toMatch(new RegExp(`<destination href="[^"]+~${eId}"`))
    const inOne = (text: string) => text.replace(/\s+/g, ' ')
    const read = inOne(
      flatten(readAkn(xml).units)
        .map(({ text }) => text ?? '')
        .join(' '),
    )
    for (const { text, wording } of formulas)
      for (const words of [text, ...wording.map((line) => line.text)]) expect(read).toContain(inOne(words))
  })

  it('carries the official number and date of the template', () => {
    const { xml } = actOf({ version, suggestions }, decisions, 'kk')
    expect(xml).toContain('<FRBRdate date="2026-12-16" name="adoption"/>')
    expect(xml).toContain('<FRBRnumber value="12-VIII"/>')
    expect(xml).toMatch(/<FRBRuri value="\/akn\/kz\/bill\/2026-12-16\/12-viii"\/>/)
    expect(xml).toContain('<docDate date="2026-12-16">2026 жылғы 16 желтоқсандағы</docDate>')
    expect(xml).toContain('<docNumber>№ 12-VIII</docNumber>')
  })

  it('is valid and quotes its units whole whatever is suggested', () => {
    const cases = fc.sample(orderlyStories, { seed: 20_261_123, numRuns: 60 }).flatMap((story) =>
      (['ru', 'kk'] as const).map((lang) => {
        const all = story.suggestions.map(
          ({ id }) => ({ suggestion: id, level: 'commission', outcome: 'agreed', reason: '' }) as const,
        )
        return actOf(story, all, lang)
      }),
    )
    expect(faults(...cases.map(({ xml }) => xml))).toBe('')
    const met = new Set<string>()
    for (const { clauses, xml } of cases) {
      const changes = clauses.flatMap(({ formulas }) => formulas.flatMap(({ change }) => change ?? []))
      for (const { type } of changes) met.add(type)
      expect(bare(quotedIn(xml))).toEqual(bare(changes.flatMap(({ quoted }) => quoted ?? [])))
    }
    expect([...met].sort()).toEqual(['insertion', 'renumbering', 'repeal', 'substitution'])
  })
})

if (!canValidate)
  process.stdout.write(
    'Akoma Ntoso files were not held against the schema: xmllint or ../shared is absent.\n',
  )
