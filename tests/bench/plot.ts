/** The ratios as a picture: a row a figure, a dot a peer, on a logarithmic scale around 1. */

export interface Row {
  readonly label: string
  readonly better: 'less' | 'more'
  readonly points: readonly { readonly peer: string; readonly ratio: number }[]
}

const left = 430
const width = 460
const rowHeight = 22
const top = 70
const ticks = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]
const colours = ['#b3541e', '#1f6f8b', '#5b7f2a', '#7a4fa0']
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const least = Math.log(ticks[0]!)
const most = Math.log(ticks.at(-1)!)

const across = (ratio: number): number => {
  const share = (Math.log(ratio) - least) / (most - least)
  return left + width * Math.min(1, Math.max(0, share))
}

/** Shapes tell the peers apart as well as colours do. */
const mark = (index: number, x: number, y: number): string => {
  const fill = `fill="${colours[index % colours.length]}"`
  if (index === 0) return `<circle cx="${x}" cy="${y}" r="5" ${fill}/>`
  if (index === 1) return `<rect x="${x - 4.5}" y="${y - 4.5}" width="9" height="9" ${fill}/>`
  return `<path d="M${x} ${y - 6} l6 11 h-12 z" ${fill}/>`
}

const text = (x: number, y: number, words: string, rest = ''): string =>
  `<text x="${x}" y="${y}" ${rest}>${escaped(words)}</text>`

/** An SVG of ratios ours ÷ peer. Values beyond the scale stand at its edge. */
export const plot = (rows: readonly Row[], peers: readonly string[]): string => {
  const height = top + rows.length * rowHeight + 40
  const bottom = top + rows.length * rowHeight
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 30} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>Usynys divided by its peers</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    text(12, 22, 'Usynys ÷ peer, medians over rounds', 'font-size="15" font-weight="bold"'),
    ...peers.map((peer, index) => `${mark(index, 20 + index * 200, 42)}${text(32 + index * 200, 46, peer)}`),
    ...ticks.map(
      (tick) =>
        `<line x1="${across(tick)}" y1="${top - 6}" x2="${across(tick)}" y2="${bottom}" stroke="${tick === 1 ? '#333' : '#ddd'}"/>` +
        text(across(tick), bottom + 16, String(tick), 'text-anchor="middle" fill="#555"'),
    ),
  ]
  for (const [index, { label, better, points }] of rows.entries()) {
    const y = top + index * rowHeight + rowHeight / 2
    parts.push(text(left - 12, y + 4, `${label} (${better} is better)`, 'text-anchor="end" font-size="11"'))
    for (const { peer, ratio } of points)
      if (ratio > 0) parts.push(mark(peers.indexOf(peer), across(ratio), y))
  }
  return `${parts.join('\n')}\n</svg>\n`
}
