/** The quotation marks that an act in a language puts around words. */
import type { Lang } from '#shared/legal/unit.ts'

export const quotesIn = (lang: Lang): readonly [string, string] =>
  lang === 'kk' || lang === 'ru' ? ['«', '»'] : ['“', '”']
