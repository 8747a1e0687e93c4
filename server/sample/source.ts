/** The sample text's sources, as anybody might upload them: Markdown, a file a language. */
import { readFileSync } from 'node:fs'

export const sampleLanguages = ['ru', 'kk'] as const

export type SampleLanguage = (typeof sampleLanguages)[number]

export const sampleTitle: Readonly<Record<SampleLanguage, string>> = {
  ru: 'Конституция. Образец проекта',
  kk: 'Конституция. Жобаның үлгісі',
}

export const sampleSource = (lang: SampleLanguage): string =>
  readFileSync(new URL(`./constitution.${lang}.md`, import.meta.url), 'utf8')
