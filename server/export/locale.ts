/** BCP 47 tags with a region: Word has no spelling dictionary for a bare `kk`. */
import type { Lang } from '#shared/legal/unit.ts'

const regions: Readonly<Record<Lang, string>> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' }

/** `kk` → `kk-KZ`; a language that we have no words for keeps its own tag. */
export const localeOf = (lang: Lang): string => regions[lang] ?? lang
