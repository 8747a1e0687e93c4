/**
 * The interface in Kazakh, Russian and English.
 *
 * One file a language, so that a lawyer can proofread it whole. Keys are grouped by feature (`texts.publish`); plurals
 * follow `Intl.PluralRules` by suffix: kk `_one _other`, ru `_one _few _many _other`, en `_one _other`. A key that one file
 * has and another has not fails a test, and so does one that no code uses.
 */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json' with { type: 'json' }
import kk from './kk.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

export const interfaceLanguages = ['kk', 'ru', 'en'] as const
export type InterfaceLanguage = (typeof interfaceLanguages)[number]

const storageKey = 'usynys:language'

const isOurs = (tag: string): tag is InterfaceLanguage =>
  (interfaceLanguages as readonly string[]).includes(tag)

const remembered = (): InterfaceLanguage => {
  const chosen = localStorage.getItem(storageKey)
  if (chosen && isOurs(chosen)) return chosen
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find(isOurs)
  return preferred ?? 'kk'
}

export const i18n = i18next.createInstance()

void i18n.use(initReactI18next).init({
  lng: remembered(),
  fallbackLng: 'en',
  resources: { kk: { translation: kk }, ru: { translation: ru }, en: { translation: en } },
  interpolation: { escapeValue: false },
  returnNull: false,
})

const speak = (language: string) => {
  document.documentElement.lang = language
}
speak(i18n.language)
i18n.on('languageChanged', (language) => {
  localStorage.setItem(storageKey, language)
  speak(language)
})
