import { describe, expect, it } from 'vitest'
import { assertWellFormed, openDocx } from '#tests/support/docx.ts'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { safeLink } from './link.ts'
import { toMarkdown } from './markdown.ts'
import { body, type Page } from './page.ts'

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  ']]> <![CDATA[ x ]]>',
  '<!-- --> <?php ?> </td></tr></table>',
  '&lt;script&gt; &#60;b&#62; &amp;',
  'null \u0000 bell \u0007 escape \u001b vertical \u000b delete \u007f nonchar \uffff',
  'half a pair \ud800 and \udc00 another',
  '[click](javascript:alert(1)) ![x](javascript:alert(1)) <javascript:alert(1)>',
  '# heading\n- item\n1. one\n    code\n```\n| a | b |\n---',
  '{{constructor.constructor("alert(1)")()}}',
]

const page = (text: string): Page => ({
  titles: [{ lang: 'ru', text }],
  langs: ['ru'],
  orientation: 'portrait',
  blocks: [
    { type: 'heading', level: 1, lang: 'ru', align: 'start', runs: [{ text, mark: 'inserted' }] },
    body('ru', text),
    { type: 'paragraph', role: 'note', lang: text, depth: 0, runs: [{ text, link: text }] },
    {
      type: 'table',
      caption: text,
      lang: 'ru',
      ruled: true,
      columns: [{ width: 100, heading: [body('ru', text)] }],
      rows: [[{ blocks: [body('ru', text)] }]],
    },
  ],
})

/** Elements that our own writer makes; anything else came out of somebody's words. */
const ours =
  /^(html|head|meta|title|style|body|main|header|h[1-6]|p|br|ins|del|strong|em|a|aside|table|caption|colgroup|col|thead|tbody|tr|th|td)$/

/** Carries the words as they were, except for what no file can hold. */
const kept = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a file cannot hold
    .replace(/[\u0000\u0007\u001b\u000b\u007f\uffff]/g, '')
    .toWellFormed()

describe('text that tries to be markup', () => {
  it.each(hostile)('stays text in HTML: %j', (text) => {
    const html = toHtml(page(text))
    const tags = [...html.matchAll(/<\/?([a-z][\w-]*)([^>]*)>/gi)]
    expect(tags.map((tag) => tag[1]!.toLowerCase()).filter((tag) => !ours.test(tag))).toEqual([])
    expect(tags.filter((tag) => /\son\w+\s*=|javascript:/i.test(tag[2]!.replace(/"[^"]*"/g, '""')))).toEqual(
      [],
    )
    expect(html).not.toMatch(/href="\s*javascript/i)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(html).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\uffff]/)
    assertWellFormed(html.replace(/<!doctype html>|<(meta|col|br)\b[^>]*>|<style>.*?<\/style>/gs, ''))
  })

  it.each(hostile)('stays text in Word: %j', async (text) => {
    const opened = openDocx(await toDocx(page(text)))
    expect(opened.text).toContain(kept(text))
    expect(Object.values(opened.parts).join('')).not.toMatch(/Target="\s*javascript/i)
  })

  it.each(hostile)('stays text in Markdown: %j', (text) => {
    const markdown = toMarkdown(page(text))
    expect(markdown.replace(/<\/?ins>|<br>/g, '')).not.toMatch(/<(?!https?:|mailto:)/)
    expect(markdown).not.toMatch(/(?<!\\)\]\(<?\s*javascript/i)
    expect(markdown.split('\n').filter((line) => /^(```|- |1\. )/.test(line))).toEqual([])
  })
})

describe('links', () => {
  it('are followed only by http, https and mailto', () => {
    expect(safeLink('https://example.org/?a=1&b=2')).toBe('https://example.org/?a=1&b=2')
    expect(safeLink('mailto:a@example.org')).toBe('mailto:a@example.org')
    const refused = [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '/a',
      '',
    ]
    expect(refused.map(safeLink)).toEqual(refused.map(() => undefined))
    expect(safeLink('https://example.org/<script>"')).not.toMatch(/[<>"]/)
  })
})
