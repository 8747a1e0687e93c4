/** XML written from values: names are the product's own, everything else is escaped. */
import { clean } from './clean.ts'

export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Xml | string)[]
}

export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Xml | string)[] = [],
): Xml => ({ name, attributes, children })

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string => clean(text).replace(/[&<>"]/g, (char) => entities[char]!)

/** An attribute's value in one line: XML reads a line break in one as a space. */
const attribute = (text: string): string => clean(text).replace(/\s+/g, ' ').trim()

/** Elements that hold words are written in one line: white space between them would be words. */
const write = ({ name, attributes, children }: Xml, indent: string): string => {
  const attrs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(attribute(value))}"`)
  const open = `${indent}<${name}${attrs.join('')}`
  if (children.length === 0) return `${open}/>`
  if (children.some((child) => typeof child === 'string')) {
    const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : write(child, '')))
    return `${open}>${inner.join('')}</${name}>`
  }
  const inner = (children as readonly Xml[]).map((child) => write(child, `${indent} `))
  return `${open}>\n${inner.join('\n')}\n${indent}</${name}>`
}

export const toXml = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}\n`
