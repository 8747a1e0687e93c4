/**
 * XML as trees, read strictly: what is not well-formed is damaged, and half a law must not pass for the whole.
 *
 * Nothing is ever loaded, no entity beyond the five built-in ones exists, and a document type that declares anything is
 * refused before its declarations matter. Depth and number of elements are bounded.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { broken, tooComplex } from './refused.ts'

export interface XmlElement {
  /** Its name without a prefix. */
  readonly name: string
  /** The namespace of its name. */
  readonly uri: string
  /** Values by names without prefixes. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

const deepest = 500
const mostElements = 1_000_000

const elementOf = ({ local, uri, attributes }: SaxesTagNS): XmlElement => ({
  name: local,
  uri,
  attributes: Object.fromEntries(Object.values(attributes).map((each) => [each.local, each.value])),
  children: [],
})

/** Whether a subtree is handed over by itself as soon as it ends: what keeps long documents out of memory. */
export type TakesApart = (element: XmlElement, path: readonly XmlElement[]) => boolean

const never: TakesApart = () => false

/**
 * Reads a document. `apart` chooses elements that `visit` gets one by one and the tree does not keep; `opened` sees every
 * element as it begins. Throws `Unreadable`.
 */
export const readXml = (
  source: string,
  apart: TakesApart = never,
  visit: (element: XmlElement, path: readonly XmlElement[]) => void = () => {},
  opened: (element: XmlElement) => void = () => {},
): XmlElement => {
  const parser = new SaxesParser({ xmlns: true })
  const path: XmlElement[] = []
  const visiting: XmlElement[] = []
  let root: XmlElement | undefined
  let count = 0
  parser.on('error', (error) => {
    throw broken(`The XML is damaged (${error.message.slice(0, 200)}). Save the file again in its program.`)
  })
  parser.on('doctype', (declared) => {
    if (declared.includes('[') || /\b(?:SYSTEM|PUBLIC)\b/.test(declared))
      throw broken('The XML declares a document type of its own. Save the file again without it.')
  })
  parser.on('opentag', (tag) => {
    if (path.length >= deepest) throw tooComplex(`Elements lie more than ${deepest} deep in each other.`)
    if (++count > mostElements) throw tooComplex(`The file has more than ${mostElements} elements.`)
    const element = elementOf(tag)
    opened(element)
    if (visiting.length === 0 && apart(element, path)) visiting.push(element)
    else path.at(-1)?.children.push(element)
    root ??= element
    path.push(element)
  })
  const text = (words: string) => {
    path.at(-1)?.children.push(words)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    const element = path.pop()
    if (element === undefined || element !== visiting[0]) return
    visiting.pop()
    visit(element, path)
  })
  parser.write(source).close()
  if (!root) throw broken('The XML holds nothing. Save the file again in its program.')
  return root
}

/** The element children. */
export const elements = (parent: XmlElement | undefined): XmlElement[] =>
  (parent?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string')

/** The first child of this name. */
export const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  elements(parent).find((each) => each.name === name)

export const childrenOf = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  elements(parent).filter((each) => each.name === name)

/** The attribute `val` of the child of this name: how Word keeps settings. */
export const settingOf = (parent: XmlElement | undefined, name: string): string | undefined =>
  child(parent, name)?.attributes.val

/** Whether a Word switch is on: there, and not turned off. */
export const isOn = (parent: XmlElement | undefined, name: string): boolean | undefined => {
  const found = child(parent, name)
  return found && !/^(?:0|false|off|none)$/.test(found.attributes.val ?? '')
}

/** The first element of this name in the subtree, itself included. */
export const within = (element: XmlElement, name: string): XmlElement | undefined => {
  if (element.name === name) return element
  for (const each of elements(element)) {
    const found = within(each, name)
    if (found) return found
  }
  return undefined
}
