/** Letters of lists typed in the wrong alphabet: a Latin `a)` before a Cyrillic `б)`. */
import type { Node } from './node.ts'
import type { Lang } from './unit.ts'

const pairs: Readonly<Record<string, string>> = { a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у' }
const cyrillicLanguages = /^(?:ru|kk|ky|be|uk|rus|kaz)(?:-|$)/

/** In a Cyrillic text, numbers that are one look-alike Latin letter become the Cyrillic one. Changes `nodes`. */
export const localLetters = (nodes: readonly Node[], lang: Lang): void => {
  if (!cyrillicLanguages.test(lang)) return
  for (const node of nodes) {
    if (node.kind === 'subpoint') node.num = node.num.replace(/^[aceopxy](?=$|-)/, (letter) => pairs[letter]!)
    localLetters(node.children, lang)
  }
}
