/**
 * A source as lines: what Markdown adds around the words is taken off and remembered beside them.
 *
 * Line numbers count from 1 in the source as it came, so that a doubt leads to the place where it arose.
 */

export interface SourceLine {
  readonly line: number
  readonly text: string
  /** Blank lines stand before it. */
  readonly apart: boolean
  /** 1–6 for a Markdown heading, 0 otherwise. */
  readonly level: number
  /** The whole line is emphasised, or its first words are: a label. */
  readonly label?: string
  readonly quoted: boolean
}

export interface Source {
  readonly lines: readonly SourceLine[]
  /** The title that YAML front matter names. */
  readonly title?: string
}

export type Format = 'text' | 'markdown'

const frontMatter = (raw: readonly string[]): { end: number; title?: string } => {
  if (raw[0]?.trim() !== '---') return { end: 0 }
  const end = raw.findIndex((line, i) => i > 0 && /^(---|\.\.\.)\s*$/.test(line))
  if (end < 0 || !raw.slice(1, end).some((line) => /^[\w-]+:/.test(line))) return { end: 0 }
  const title = raw.slice(1, end).find((line) => /^title:/i.test(line))
  return {
    end: end + 1,
    title:
      title
        ?.slice(6)
        .trim()
        .replace(/^(['"])(.*)\1$/, '$2') || undefined,
  }
}

// Every repetition is bounded, so that no line can make reading it quadratic.
const emphasis = /^(\*\*|__|\*|_)(?=\S)(.{1,1000}?)(?<=\S)\1/

/** A list item whose words bring their own number («- 1) …») needs no bullet. */
const numberedBullet = /^[-*+]\s+(?=\*{0,2}\(?(?:\d{1,3}(?:-\d{1,2})?|\p{Ll})[.)])/u

const withoutMarkup = (text: string): string =>
  text
    .replace(/!?\[([^\]]{0,300})\]\((?:[^()\s]|\([^()]{0,200}\)){0,1000}\)/g, '$1')
    .replace(/\[\^[^\]]{1,50}\]/g, '')
    .replace(/(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\d*])([*_])(?=\S)(.{1,1000}?)(?<=\S)\1(?![\p{L}\d*])/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1')

const withoutTags = (text: string): string =>
  text.replace(/<!--.{0,500}?-->/g, '').replace(/<\/?[a-z][^<>]*>/gi, '')

const isRule = (text: string): boolean => /^[\s_\-–—=*·•.]{3,}$/.test(text) && !/^\.{3}$/.test(text)

const tidy = (text: string): string =>
  text
    .replace(/\u00ad|\u200b|\u200c|\u200d|\ufeff/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

const markdownLine = (raw: string, line: number, apart: boolean): SourceLine => {
  let text = withoutTags(raw).trim()
  const quoted = text.startsWith('>')
  if (quoted) text = text.replace(/^[>\s]+/, '')
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(text)
  if (heading) text = heading[2]!
  else text = text.replace(numberedBullet, '')
  const label = emphasis.exec(text)
  return {
    line,
    text: tidy(withoutMarkup(text)),
    apart,
    level: heading ? heading[1]!.length : 0,
    label: label ? tidy(withoutMarkup(label[2]!)) : undefined,
    quoted,
  }
}

/** The lines that carry words, without front matter, rules, anchors and emphasis marks. */
export const readLines = (source: string, format: Format): Source => {
  const raw = source.normalize('NFC').split(/\r\n|\r|\n|\u2028|\u2029/)
  const front = format === 'markdown' ? frontMatter(raw) : { end: 0 }
  const lines: SourceLine[] = []
  let apart = true
  for (let i = front.end; i < raw.length; i++) {
    const line =
      format === 'markdown'
        ? markdownLine(raw[i]!, i + 1, apart)
        : { line: i + 1, text: tidy(raw[i]!), apart, level: 0, quoted: false }
    if (line.text === '' || isRule(line.text) || isRule(raw[i]!.trim())) {
      apart = true
      continue
    }
    lines.push(line)
    apart = false
  }
  return { lines, title: front.title }
}
