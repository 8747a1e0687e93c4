/**
 * Fails a build that holds two copies of yjs: each has classes of its own, so that a document of one is silently nothing to the
 * other (yjs issue 438). Deduplication should not let it happen; this says so when it did.
 */
import type { Plugin } from 'vite'

/** The package folders, among module paths, that a library was loaded from. */
export const copiesOf = (library: string, modules: Iterable<string>): string[] => {
  const folder = new RegExp(`^.*[\\\\/]node_modules[\\\\/]${library}(?=[\\\\/])`)
  const copies = new Set<string>()
  for (const path of modules) {
    const copy = folder.exec(path.replaceAll('\0', ''))?.[0]
    if (copy) copies.add(copy)
  }
  return [...copies]
}

export const oneYjs = (): Plugin => ({
  name: 'one-yjs',
  apply: 'build',
  buildEnd() {
    const copies = copiesOf('yjs', this.getModuleIds())
    if (copies.length > 1)
      this.error(`Two copies of yjs would be in the client: ${copies.join(', ')}. Run \`npm dedupe\`.`)
  },
})
