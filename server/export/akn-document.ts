/** The frame of an Akoma Ntoso document: its root, its preface, and a body for nothing. */
import { element, toXml, type Xml } from './xml.ts'

/** The title, and in a line of their own the official date and number where they are known. */
export const preface = (title: string, official: readonly Xml[] = []): Xml =>
  element('preface', {}, [
    element('p', {}, [element('docTitle', {}, [title])]),
    ...(official.length > 0 ? [element('p', {}, official)] : []),
  ])

export const document = (name: 'act' | 'bill', kind: string, parts: readonly Xml[]): string =>
  toXml(
    element(
      'akomaNtoso',
      { xmlns: 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0', 'xmlns:u': 'urn:usynys' },
      [element(name, { name: kind, contains: 'singleVersion' }, parts)],
    ),
  )

/** A body may not be empty. */
export const emptyBody = element('hcontainer', { name: 'text' }, [element('content', {}, [element('p')])])
