/** What a unit is called by itself: as its text heads it, points with their bracket («Подпункт 2)», «2) тармақша»). */
import { displayNum, headingLabel } from '#shared/legal/naming.ts'
import type { Kind, Lang, NamingProfile } from '#shared/legal/unit.ts'

export const unitName = (
  { kind, num }: { readonly kind: Kind; readonly num: string },
  lang: Lang,
  naming: NamingProfile,
): string => {
  if ((kind !== 'point' && kind !== 'subpoint') || num === '') return headingLabel(naming, kind, num, lang)
  const [name, number] = [headingLabel(naming, kind, '', lang), displayNum(kind, num, naming)]
  return lang === 'kk' ? `${number} ${name.toLocaleLowerCase('ru')}` : `${name} ${number}`
}
