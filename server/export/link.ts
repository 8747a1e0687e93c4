/** Links in an exported file: whoever opens it is no longer behind the product's own rules. */

const followed = new Set(['http:', 'https:', 'mailto:'])

/** The link in its canonical, percent-encoded spelling if it may be followed; `javascript:` and the like are not links. */
export const safeLink = (link: string | undefined): string | undefined => {
  if (link === undefined || !URL.canParse(link)) return undefined
  const url = new URL(link)
  return followed.has(url.protocol) ? url.href.replace(/[<>"'`|\\\s]/g, encodeURIComponent) : undefined
}
