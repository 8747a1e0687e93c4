/** What stands before the text or the table: what the file is about, and what it could not decide. */

import type { ByLang, CollisionNote, Subject } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { type Block, body, label, type Notice, note, type Paragraph, type Run } from './page.ts'
import { wordsIn } from './words.ts'

const under = (lang: Lang, text: string): Paragraph => ({ ...note(lang, { text }), role: 'about' })

/** What the file shows of which version, then proposal and group, whose names are the same in every language. */
export const about = (
  { proposal, group, version }: Subject,
  langs: readonly Lang[],
  what: (lang: Lang) => string,
): Paragraph[] => {
  const line = (word: 'proposal' | 'group', name: string | undefined): Paragraph[] => {
    const names = langs.map((lang) => wordsIn(lang)[word]).join(' / ')
    return name ? [under(langs[0]!, `${names}: ${name}`)] : []
  }
  return [
    ...langs.map((lang) => under(lang, `${what(lang)}, ${wordsIn(lang).version(version)}`)),
    ...line('proposal', proposal),
    ...line('group', group),
  ]
}

/** The text's title, in another of its languages where it has none in this one. */
export const titleIn = ({ text }: Subject, lang: Lang): string => text[lang] ?? Object.values(text)[0] ?? ''

const party = (lang: Lang, { author, wording }: CollisionNote['suggestions'][number]): Paragraph[] => [
  note(lang, { text: `${wordsIn(lang).wordingOf}: ${author}` }),
  ...(wording === undefined ? [] : [body(lang, wording)]),
]

const place = (lang: Lang, collision: CollisionNote): Paragraph[] => {
  const suffix: Run[] =
    collision.type === 'adjacent' ? [{ text: ` (${wordsIn(lang).adjacent})`, italic: true }] : []
  const head = label(lang, collision.element)
  return [
    { ...head, runs: [...head.runs, ...suffix] },
    ...collision.suggestions.flatMap((suggestion) => party(lang, suggestion)),
  ]
}

const noticeIn = (lang: Lang, collisions: readonly CollisionNote[]): Notice[] => {
  if (collisions.length === 0) return []
  const words = wordsIn(lang)
  const unresolved = collisions.filter(({ type }) => type === 'collision')
  const head: Notice['blocks'] =
    unresolved.length === 0
      ? []
      : [
          {
            type: 'heading',
            level: 1,
            lang,
            align: 'start',
            runs: [{ text: words.collisions(unresolved.length) }],
          },
          body(lang, words.collisionsMean),
        ]
  const adjacent = collisions.filter(({ type }) => type === 'adjacent')
  const blocks = [...head, ...[...unresolved, ...adjacent].flatMap((each) => place(lang, each))]
  return [{ type: 'notice', lang, blocks }]
}

/** One box a language, before anything else is read; none where everything agreed holds together. */
export const collisionNotices = (
  collisions: ByLang<readonly CollisionNote[]>,
  langs: readonly Lang[],
): Block[] => langs.flatMap((lang) => noticeIn(lang, collisions[lang] ?? []))
