/**
 * Kazakh and Russian are spelt with their own letters. Latin i, o or c among them look right and are not: such words are
 * not found by searching, not read out, and sorted elsewhere. A placeholder holds a nominative, so no case may lean on it.
 */
import { describe, expect, test } from 'vitest'
import { comparisonWords } from '#shared/legal/comparison-words.ts'
import kk from './kk.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

type Words = { readonly [key: string]: string | Words }

const flat = (words: Words, prefix = ''): [key: string, word: string][] =>
  Object.entries(words).flatMap(([key, word]) =>
    typeof word === 'string' ? [[prefix + key, word] as [string, string]] : flat(word, `${prefix}${key}.`),
  )

/** Without placeholders and marks of insertion: what a person reads. */
const read = (word: string) => word.replace(/\{\{[^}]*\}\}|<\/?(?:ins|del)>/g, ' ')

const russian = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'
const languages = {
  kk: { words: kk, alphabet: `${russian}әғқңөұүһі` },
  ru: { words: ru, alphabet: russian },
} as const

/** Names that are written in Latin letters in every language: formats, products, keys, addresses. */
const latin =
  /\bname@example\.org\b|\bAkoma Ntoso\b|\bWord\b|\bDOCX\b|\bHTML\b|\bAPI\b|\bUTF-8\b|\.(?:docx|html|txt|md|xml)\b|\bhttps?\b|\bmailto\b|\b(?:Ctrl|Enter|Esc|Backspace)\b/g

/** Keys whose words belong to another language: its own name, and the product's name. */
const foreign = /^common\.(?:appName|kk|ru|en|short\.\w+)$|^suggestion\.language\./

describe.each(Object.entries(languages))('%s', (language, { words, alphabet }) => {
  const all = [...flat(words), ...flat({ comparison: comparisonWords(language) as unknown as Words })]

  test('is written in its own letters', () => {
    const strange = (word: string) =>
      [...read(word).replace(latin, ' ').replaceAll('Ұсыныс', ' ').toLowerCase()].filter(
        (letter) => /\p{L}|\p{M}/u.test(letter) && !alphabet.includes(letter),
      )
    const wrong = all
      .filter(([key]) => !foreign.test(key))
      .map(([key, word]) => [key, strange(word).join('')])
      .filter(([, letters]) => letters !== '')
    expect(wrong).toEqual([])
  })

  test('keeps a number and its sign on one line', () => {
    expect(all.filter(([, word]) => /№ \{\{|\}\} (?:МБ|%|с$)/.test(word))).toEqual([])
  })

  test('quotes with «…», and has no dash where a comma or colon will do', () => {
    expect(all.filter(([, word]) => /["“”—]/.test(word))).toEqual([])
  })
})

test('Kazakh leans no case on a placeholder', () => {
  const suffixed = /\}\}(?:[»)]?['’-](?!редакция|жол|жазба)\p{L}|\p{L})/u
  const postposition = /\}\}[»)]? (?:дейін|шейін|қарай|бастап|бері|кейін|бұрын|қайшы)(?!\p{L})/u
  const wrong = flat(kk).filter(([, word]) => suffixed.test(word) || postposition.test(word))
  expect(wrong).toEqual([])
})
