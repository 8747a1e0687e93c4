/** BCP 47 tags with a region: Word has no spelling dictionary for a bare `kk`. */
import type { Lang } from '#shared/legal/unit.ts'

const regions: Readonly<Record<Lang, string>> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' }

/** `kk` → `kk-KZ`; another language keeps its own tag, and what is no tag is undetermined (ISO 639-2 `und`). */
export const localeOf = (lang: Lang): string =>
  regions[lang] ?? (/^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(lang) ? lang : 'und')
