/** What one HTML element does to the words in it, by its name, class and style. Word's and LibreOffice's habits included. */
import type { LossCode } from '#shared/api/imports.ts'

export type Attributes = Readonly<Record<string, string>>

/** Where an element's words go. */
export type Fate = 'text' | 'note' | 'contents' | 'dropped'

export interface Look {
  readonly fate: Fate
  readonly loss?: LossCode
  readonly bold?: boolean
  readonly shift?: 'raised' | 'lowered'
  /** Tracked: inserted or deleted. */
  readonly change?: 'ins' | 'del'
}

const blocks = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const silent = new Set('head link meta noscript script style template title xml'.split(' '))
const pictures = new Set('audio canvas embed iframe img object svg video'.split(' '))
const pageParts = new Set('button datalist dialog form input menu nav select textarea'.split(' '))

/** Elements that begin and end a line. */
export const isBlock = (name: string): boolean => blocks.has(name)

const footnoteId = /^_?(?:ftn|edn|fn|sdfootnote|sdendnote|footnote|endnote)[-_:]?\d+(?:sym)?$/i
const footnoteTarget = /#_?(?:ftn|edn|fn|sdfootnote|sdendnote|footnote|endnote)[-_:]?\d+/i

const fateOf = (
  name: string,
  { id = '', class: classes = '', href = '', style = '', ...rest }: Attributes,
) => {
  if (silent.has(name)) return { fate: 'dropped' } as const
  if (pictures.has(name)) return { fate: 'dropped', loss: 'images' } as const
  if (pageParts.has(name)) return { fate: 'dropped', loss: 'page-parts' } as const
  if ('hidden' in rest || /(?:display\s*:\s*none|mso-hide\s*:\s*all)/i.test(style))
    return { fate: 'dropped', loss: 'hidden-text' } as const
  if (name === 'div' && /^(?:header|footer)$/i.test(rest.title ?? ''))
    return { fate: 'dropped', loss: 'headers-footers' } as const
  if (name === 'a' && (footnoteTarget.test(href) || /\bsdfootnoteanc\b/.test(classes)))
    return { fate: 'dropped' } as const
  if (isBlock(name) && footnoteId.test(id)) return { fate: 'note', loss: 'footnotes' } as const
  if (/\bMsoToc\d/i.test(classes)) return { fate: 'contents', loss: 'contents' } as const
  return { fate: 'text' } as const
}

const boldOf = (name: string, style: string): boolean | undefined => {
  const weight = /font-weight\s*:\s*([a-z0-9]+)/i.exec(style)?.[1]?.toLowerCase()
  if (weight !== undefined) return /^(?:bold|bolder|[6-9]00)$/.test(weight)
  return name === 'b' || name === 'strong' ? true : undefined
}

const shiftOf = (name: string, style: string): Look['shift'] => {
  if (name === 'sup' || /vertical-align\s*:\s*super/i.test(style)) return 'raised'
  return name === 'sub' || /vertical-align\s*:\s*sub\b/i.test(style) ? 'lowered' : undefined
}

export const lookOf = (name: string, attributes: Attributes): Look => {
  const style = attributes.style ?? ''
  const struck = name === 's' || name === 'strike' || /text-decoration[^;]*line-through/i.test(style)
  const bold = boldOf(name, style)
  const shift = shiftOf(name, style)
  return {
    ...(struck && { loss: 'struck-through' as const }),
    ...(name === 'math' && { loss: 'formulas' as const }),
    ...(name === 'table' && { loss: 'tables' as const }),
    ...fateOf(name, attributes),
    ...(bold !== undefined && { bold }),
    ...(shift && { shift }),
    ...((name === 'ins' || name === 'del') && { change: name }),
  }
}
