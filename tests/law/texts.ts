/**
 * The public texts beside the repository and what a correct parser must make of them.
 *
 * `../shared/data/INDEX.md` says how each was checked. Where the data is not there, the tests that need it skip.
 */
import { existsSync, readFileSync } from 'node:fs'
import { type Parsed, parse } from '#shared/legal/parse.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { Lang, PlainUnit } from '#shared/legal/unit.ts'

const root = new URL('../../../shared/data/', import.meta.url)

/** Whether the texts are there; a reason to skip where they are not. */
export const textsAreHere = existsSync(root)

export interface OutlineNode {
  readonly type: string
  readonly num?: string
  readonly heading?: string | null
  readonly nums?: readonly string[]
  readonly children?: readonly OutlineNode[]
}

export interface Expected {
  readonly has_preamble: boolean
  readonly counts: Readonly<Record<string, number>>
  readonly article_numbers: readonly string[]
  readonly outline: readonly OutlineNode[]
  readonly articles: readonly {
    readonly num: string
    readonly heading: string | null
    readonly points: readonly string[]
    readonly subpoints: number
    readonly paragraphs: number
    readonly first_words: string
  }[]
}

export const expectedOf = <T = Expected>(file: string): T =>
  JSON.parse(readFileSync(new URL(`${file}.expected.json`, root), 'utf8')) as T

export const sourceOf = (file: string): string => {
  const bytes = readFileSync(new URL(file, root))
  return new TextDecoder(file.includes('windows-1251') ? 'windows-1251' : 'utf-8').decode(bytes)
}

export const parseFile = (file: string, lang: Lang): Parsed =>
  parse(sourceOf(file), { lang, format: file.endsWith('.md') ? 'markdown' : 'text' })

export const countKinds = (units: readonly PlainUnit[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const unit of flatten(units)) counts[unit.kind] = (counts[unit.kind] ?? 0) + 1
  return counts
}

export const articlesOf = (units: readonly PlainUnit[]): PlainUnit[] =>
  flatten(units).filter((unit) => unit.kind === 'article')

const above = ['part', 'title', 'section', 'chapter']

/** A parsed tree in the shape of the expected outlines: containers with their headings, articles as one list of numbers. */
export const outlineOf = (units: readonly PlainUnit[]): OutlineNode[] => {
  const nodes: OutlineNode[] = []
  let nums: string[] | undefined
  for (const unit of units) {
    if (unit.kind === 'article') {
      if (!nums) {
        nums = []
        nodes.push({ type: 'articles', nums })
      }
      nums.push(unit.num)
    } else if (above.includes(unit.kind)) {
      nums = undefined
      nodes.push({
        type: unit.kind,
        num: unit.num,
        heading: unit.heading ?? null,
        children: outlineOf(unit.children),
      })
    }
  }
  return nodes
}

/** An expected outline without what it says about loose paragraphs. `num` brings numbers to the parser's form. */
export const plainOutline = (
  nodes: readonly OutlineNode[],
  num: (typed: string) => string = (typed) => typed,
): OutlineNode[] =>
  nodes.map((node) =>
    node.type === 'articles'
      ? { type: 'articles', nums: node.nums ?? [] }
      : {
          type: node.type,
          num: num(node.num ?? ''),
          heading: node.heading ?? null,
          children: plainOutline(node.children ?? [], num),
        },
  )

/** Per article its number, heading, direct and nested numbers of `kind`, and how it begins. */
export const summary = (units: readonly PlainUnit[]) =>
  articlesOf(units).map((article) => {
    const inside = flatten(article.children)
    return {
      num: article.num,
      heading: article.heading ?? null,
      points: inside.filter((unit) => unit.kind === 'paragraph').map((unit) => unit.num),
      subpoints: inside.filter((unit) => unit.kind === 'point').length,
    }
  })

export const words = (text: string): string[] => text.match(/[\p{L}\d]+/gu) ?? []

/** All wording and all numbers of a tree, as words. */
export const wordsOf = (units: readonly PlainUnit[]): string[] =>
  flatten(units).flatMap((unit) => words(`${unit.num} ${unit.heading ?? ''} ${unit.text ?? ''}`))
