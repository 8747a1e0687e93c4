/**
 * Has the browser fetch the faces that every page needs along with its styles, so that law text is not drawn twice.
 *
 * The Cyrillic extension goes only together with Cyrillic: its range claims Ұ ұ, which its file lacks and the other supplies.
 */
import type { Plugin } from 'vite'

const needed = /(^|\/)(literata|onest)-(latin|cyrillic|cyrillic-ext)-wght-normal-[^/]*\.woff2$/

export const fontPreload = (): Plugin => ({
  name: 'font-preload',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const faces = Object.keys(bundle).filter((file) => needed.test(file))
      if (faces.length !== 6)
        throw new Error(
          `Six faces are to be preloaded, but the build has ${faces.length}: ${faces.join(', ')}.`,
        )
      return faces.toSorted().map((file) => ({
        tag: 'link',
        attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${file}` },
        injectTo: 'head' as const,
      }))
    },
  },
})
