/** A failure in the user's language: title and remedy by the problem's code. */
import { useTranslation } from 'react-i18next'
import { ProblemError } from './client.ts'

export interface Told {
  readonly title: string
  readonly detail?: string
  readonly code: string
}

export const useProblem = () => {
  const { t, i18n } = useTranslation()
  return (error: unknown): Told => {
    const code = error instanceof ProblemError ? error.code : 'internal'
    const params = error instanceof ProblemError ? error.params : {}
    const known = i18n.exists(`problem.${code}.what`) ? code : 'internal'
    return {
      title: t(`problem.${known}.what`, params),
      detail: t(`problem.${known}.remedy`, params),
      code,
    }
  }
}
