/** Why something was not taken, in the user's language: a room's reason, or a problem of the API, by its stable code. */
import type { i18n } from 'i18next'

export const causeText = ({ t, exists }: Pick<i18n, 't' | 'exists'>, code: string): string => {
  if (exists(`collab.cause.${code}`)) return t(`collab.cause.${code}`)
  if (exists(`problem.${code}.what`)) return t(`problem.${code}.what`)
  return t('collab.cause.refused')
}
