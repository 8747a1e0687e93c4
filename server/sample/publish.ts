/** Publishes the sample text, Russian first and Kazakh beside it, as the secretariat would. */
import type { Actor } from '#shared/access/subjects.ts'
import type { Unit } from '#shared/legal/unit.ts'
import type { SampleServices } from './services.ts'
import { sampleSource, sampleTitle } from './source.ts'

export interface SampleText {
  readonly id: string
  readonly units: readonly Unit[]
}

export const publishSample = async (
  { texts, languages }: SampleServices,
  maker: Actor,
): Promise<SampleText> => {
  const { id } = await texts.publish(maker, {
    title: sampleTitle,
    lang: 'ru',
    format: 'markdown',
    naming: 'kz',
    numbering: 'renumber',
    source: sampleSource('ru'),
  })
  const { text, report } = await languages.add(maker, id, {
    lang: 'kk',
    title: sampleTitle.kk,
    format: 'markdown',
    source: sampleSource('kk'),
  })
  const unaligned = Object.values(report).flat()
  if (unaligned.length > 0) throw new Error(`the sample's languages differ in ${unaligned.length} places`)
  return { id, units: text.units as readonly Unit[] }
}
