/** The three languages say the same things: same keys, same parameters, nothing empty, nothing missing, nothing unused. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import en from './en.json' with { type: 'json' }
import kk from './kk.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

const languages = { kk, ru, en }
type Words = { readonly [key: string]: string | Words }

const flat = (words: Words, prefix = ''): [key: string, word: string][] =>
  Object.entries(words).flatMap(([key, word]) =>
    typeof word === 'string' ? [[prefix + key, word] as [string, string]] : flat(word, `${prefix}${key}.`),
  )

const pluralEnding = /_(zero|one|two|few|many|other)$/
const base = (key: string) => key.replace(pluralEnding, '')
const keysOf = (words: Words) => new Set(flat(words).map(([key]) => base(key)))
const known = keysOf(en)

const client = join(import.meta.dirname, '..')
const sources = globSync('**/*.{ts,tsx}', { cwd: client, exclude: ['**/*.test.*'] })
  .map((file) => readFileSync(join(client, file), 'utf8'))
  .join('\n')

/** Whatever code may ask for: plain keys, and keys put together in template literals, as patterns. */
const matches = (pattern: RegExp) => [...sources.matchAll(pattern)]
const literals = new Set(matches(/(['"])([\w-]+(?:\.[\w-]+)+)\1/g).map((match) => match[2]!))
const templates = matches(/`([\w-]+\.[^`\s]*\$\{[^`\n]*)`/g).map((match) => match[1]!)
const patternOf = (template: string) => {
  const fixed = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${fixed.join('[^.]+')}$`)
}
const patterns = templates.map(patternOf)

/** Keys named in calls of `t`, either side of a condition. */
const asked = matches(/\bt\(\s*(?:[\w.!]+\s*\?\s*)?'([^']+)'(?:\s*:\s*'([^']+)')?/g).flatMap((match) =>
  [match[1], match[2]].filter((key) => key !== undefined),
)

describe.each(Object.entries(languages))('%s', (language, words) => {
  test('has the keys of the others', () => {
    expect([...keysOf(words)].sort()).toEqual([...known].sort())
  })

  test('leaves nothing empty', () => {
    expect(flat(words).filter(([, word]) => word.trim() === '')).toEqual([])
  })

  test("has every plural form of its language's rules, and no other", () => {
    const forms = new Map<string, string[]>()
    for (const [key] of flat(words)) {
      const form = pluralEnding.exec(key)?.[1]
      if (form) forms.set(base(key), [...(forms.get(base(key)) ?? []), form])
    }
    const expected = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const wrong = [...forms].filter(([, has]) => has.toSorted().join() !== expected.join())
    expect(wrong).toEqual([])
  })

  test('takes the same parameters as English', () => {
    const parameters = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]!)
    const english = Map.groupBy(flat(en), ([key]) => base(key))
    const inEnglish = (key: string) =>
      new Set((english.get(base(key)) ?? []).flatMap(([, word]) => parameters(word)))
    const wrong = flat(words).filter(([key, word]) =>
      parameters(word).some((parameter) => parameter !== 'count' && !inEnglish(key).has(parameter)),
    )
    expect(wrong).toEqual([])
  })
})

test('every key that code asks for is there', () => {
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter((key) => !known.has(key))).toEqual([])
})

test('every key put together from parts has keys to meet', () => {
  const groups = new Set(Object.keys(en))
  const ours = templates.filter((template) => groups.has(template.split('.')[0]!))
  expect(ours.filter((template) => ![...known].some((key) => patternOf(template).test(key)))).toEqual([])
})

test('no key is unused', () => {
  const isUsed = (key: string) => literals.has(key) || patterns.some((pattern) => pattern.test(key))
  expect([...known].filter((key) => !isUsed(key))).toEqual([])
})
