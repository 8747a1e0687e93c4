/** Comments of a Word file: who said what, when, and in answer to which other one. */
import { tidy } from '../block.ts'
import { childrenOf, elements, readXml, type XmlElement } from '../xml.ts'

export interface WordComment {
  readonly id: string
  readonly author: string
  /** As in the file, ISO 8601; empty where it names none. */
  readonly date: string
  readonly text: string
  /** The id of the comment that this one answers. */
  readonly parent?: string
  readonly resolved: boolean
}

const wordsIn = (element: XmlElement): string =>
  element.children
    .map((each) => {
      if (typeof each === 'string') return element.name === 't' ? each : ''
      return each.name === 'br' || each.name === 'tab' ? ' ' : wordsIn(each)
    })
    .join('')

const paragraphs = (comment: XmlElement): XmlElement[] =>
  elements(comment).flatMap((each) => (each.name === 'p' ? [each] : paragraphs(each)))

/** `extended` tells threads by the ids of comments' last paragraphs. */
export const commentsIn = (xml: string | undefined, extended: string | undefined): WordComment[] => {
  if (xml === undefined) return []
  const all = childrenOf(readXml(xml), 'comment').map((comment) => {
    const lines = paragraphs(comment)
    return { comment, lines, last: lines.at(-1)?.attributes.paraId ?? '' }
  })
  const threads = new Map(
    extended === undefined
      ? []
      : childrenOf(readXml(extended), 'commentEx').map(({ attributes }) => [attributes.paraId, attributes]),
  )
  const byParagraph = new Map(all.map(({ comment, last }) => [last, comment.attributes.id ?? '']))
  return all.map(({ comment: { attributes }, lines, last }) => {
    const thread = last === '' ? undefined : threads.get(last)
    const parent = thread?.paraIdParent && byParagraph.get(thread.paraIdParent)
    return {
      id: attributes.id ?? '',
      author: (attributes.author ?? '').trim(),
      date: attributes.date ?? '',
      text: lines
        .map((line) => tidy(wordsIn(line)))
        .filter((line) => line !== '')
        .join('\n'),
      ...(parent && { parent }),
      resolved: thread?.done === '1',
    }
  })
}
