/** Text versions with their index, kept ready: they never change, but for a language added. */
import { type VersionIndex, versionIndex } from '#shared/legal/version-index.ts'
import { found } from './errors.ts'
import type { PublishedText, Texts } from './ports/texts.ts'

export interface ReadyVersion {
  readonly text: PublishedText
  readonly index: VersionIndex
}

export interface ReadyTexts {
  get(textId: string, version: number): Promise<ReadyVersion>
  /** Forgets a version: it got a language. */
  forget(textId: string, version: number): void
}

/** A server works on few texts at a time; each takes a few megabytes. */
const most = 16

export const readyTexts = (texts: Texts): ReadyTexts => {
  const ready = new Map<string, Promise<ReadyVersion>>()
  const load = async (textId: string, version: number): Promise<ReadyVersion> => {
    const text = found(await texts.get(textId, version))
    return { text, index: versionIndex(text.units) }
  }
  return {
    get(textId, version) {
      const key = `${textId}@${version}`
      const kept = ready.get(key) ?? load(textId, version)
      ready.delete(key)
      ready.set(key, kept)
      kept.catch(() => ready.delete(key))
      if (ready.size > most) ready.delete(ready.keys().next().value!)
      return kept
    },
    forget(textId, version) {
      ready.delete(`${textId}@${version}`)
    },
  }
}
