/** Memory over time as a picture: resident, heap and buffers, with the people who were in. */
import { mib, type Sample } from './rig.ts'

const [left, top, width, height] = [60, 50, 760, 300]

const lines = [
  { name: 'resident, MiB', colour: '#1f6f8b', dash: '', of: ({ resident }: Sample) => mib(resident) },
  { name: 'heap, MiB', colour: '#b3541e', dash: '6 3', of: ({ heap }: Sample) => mib(heap) },
  { name: 'buffers, MiB', colour: '#5b7f2a', dash: '2 3', of: ({ buffers }: Sample) => mib(buffers) },
  { name: 'people', colour: '#7a4fa0', dash: '10 4 2 4', of: ({ sessions }: Sample) => sessions },
]

export const memoryPlot = (samples: readonly Sample[], title: string): string => {
  const end = samples.at(-1)!.at
  const most = Math.max(...samples.flatMap((sample) => lines.map(({ of }) => of(sample)))) * 1.1
  const x = (at: number): number => Math.round(left + (width * at) / end)
  const y = (value: number): number => Math.round(top + height * (1 - value / most))
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 20} ${top + height + 50}" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="12" y="20" font-size="15" font-weight="bold">${title}</text>`,
    ...ticks.map(
      (share) =>
        `<line x1="${left}" x2="${left + width}" y1="${y(most * share)}" y2="${y(most * share)}" stroke="#ddd"/>` +
        `<text x="${left - 8}" y="${y(most * share) + 4}" text-anchor="end">${Math.round(most * share)}</text>` +
        `<text x="${x(end * share)}" y="${top + height + 18}" text-anchor="middle">${((end * share) / 60).toFixed(1)} min</text>`,
    ),
    ...lines.map(({ name, colour, dash, of }, index) => {
      const points = samples.map((sample) => `${x(sample.at)},${y(of(sample))}`).join(' ')
      return (
        `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="1.5" stroke-dasharray="${dash}"/>` +
        `<line x1="${left + index * 170}" x2="${left + index * 170 + 24}" y1="36" y2="36" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>` +
        `<text x="${left + index * 170 + 30}" y="40">${name}</text>`
      )
    }),
  ].join('\n')}\n</svg>\n`
}
