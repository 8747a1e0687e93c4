import { describe, expect, it } from 'vitest'
import { reasonComment, redlineModelOf } from '#shared/legal/redline-model.ts'
import { decisions, suggestions, version } from '#tests/law/golden-story.ts'
import { toHtml } from './html.ts'
import { toMarkdown } from './markdown.ts'
import { withNotes } from './notes.ts'
import { redlinePage } from './redline.ts'

const at = '2026-03-01T10:00:00Z'
const named = suggestions.map((each) => ({ ...each, named: `Группа <${each.group}>`, at }))
const { model } = redlineModelOf({
  version,
  suggestions: named,
  decisions,
  level: 'group',
  open: false,
  comments: [
    ...named.flatMap((each) => [
      reasonComment(each, 'ru', `Потому что ${each.id}.`),
      reasonComment(each, 'kk', `Себебі ${each.id} – ә ғ қ ң ө ұ ү һ і.`),
    ]),
    {
      on: { unit: 'art_2__para_1' },
      author: 'Судья В.',
      at,
      text: 'А по выходным?\n<script>',
      resolved: true,
      answers: [{ author: 'Нотариус А.', at, text: 'Да.' }],
    },
  ],
})
const page = (...langs: string[]) =>
  withNotes(redlinePage({ ...model, subject: { text: version.title, version: 1 }, collisions: {} }, langs))
const markdown = toMarkdown(page('ru'))

describe('[EXPORT-10] notes of a redline', () => {
  it('stand behind their article, each change with its author and reason in one', () => {
    const [first, second] = markdown.split('### Статья 2.')
    expect(first).toMatch(
      /\[\^1\]\n[\s\S]*\n\[\^1\]: <strong>Группа .*1 марта 2026 г\.:<\/strong> Потому что/,
    )
    expect(second).toContain('ежедневно</ins>')
    const marks = [...markdown.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => number)
    const notes = [...markdown.matchAll(/^\[\^(\d+)\]:/gm)].map(([, number]) => number)
    expect(notes).toEqual(marks)
    expect(notes).toEqual(notes.map((_, position) => String(position + 1)))
    for (const suggestion of model.shown!)
      expect(markdown.split(`Потому что ${suggestion.id}.`)).toHaveLength(2)
  })

  it('hold what was said of a unit, with its answers and that it was settled', () => {
    expect(markdown).toContain(
      '<strong>Судья В., 1 марта 2026 г.:</strong> А по выходным?\\\n&lt;script&gt;<em> (решено)</em>\\\n— <strong>Нотариус А., 1 марта 2026 г.:</strong> Да.',
    )
  })

  it('lead to their words and back, in two languages as in one', () => {
    const html = toHtml(page('ru', 'kk'))
    const links = [...html.matchAll(/id="((?:ref|note)-\d+)" href="#((?:ref|note)-\d+)"/g)]
    expect(links.length).toBeGreaterThan(20)
    const ids = links.map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(links.map(([, , to]) => to))).toEqual(new Set(ids))
    expect(html).toContain('ә ғ қ ң ө ұ ү һ і')
    expect(html).toContain('Өзгерістер мен пікірлер')
    expect(html).not.toContain('<script>')
  })

  it('name nobody for a number that only shifted', () => {
    expect(markdown).not.toContain('Согласованный текст')
    const plain = { ...page('ru'), comments: [], blocks: [] }
    expect(withNotes(plain)).toEqual(plain)
  })
})
