/** Bookmarks and comments of a page in Word's terms. */
import {
  BookmarkEnd,
  BookmarkStart,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentsOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { clean, lines } from './clean.ts'
import type { Page, Ranges } from './page.ts'

/** A paragraph's runs with what begins before them and ends behind them. */
export const ranged = ({ bookmarks, comments }: Ranges, runs: readonly ParagraphChild[]): ParagraphChild[] =>
  [
    ...(bookmarks?.start ?? []).map(({ id, name }) => new BookmarkStart(name, id)),
    ...(comments?.start ?? []).map((id) => new CommentRangeStart(id)),
    ...runs,
    ...(comments?.end ?? []).flatMap((id) => [
      new CommentRangeEnd(id),
      new TextRun({ children: [new CommentReference(id)] }),
    ]),
    ...(bookmarks?.end ?? []).map((id) => new BookmarkEnd(id)),
  ] as ParagraphChild[]

/** The page's comments, threads among them, for the document's options. */
export const commentsOf = ({ comments }: Page): { readonly comments?: ICommentsOptions } =>
  comments === undefined || comments.length === 0
    ? {}
    : {
        comments: {
          children: comments.map(({ id, parent, author, date, text, resolved }) => ({
            id,
            author: clean(author),
            initials: '',
            date: new Date(date),
            resolved,
            ...(parent !== undefined && { parentId: parent }),
            children: lines(text).map((line) => new Paragraph({ children: [new TextRun({ text: line })] })),
          })),
        },
      }
