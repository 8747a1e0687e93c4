/** What a frozen version is called: by hand, or after the step that froze it. */
import type { TFunction } from 'i18next'
import type { VersionRow } from '#shared/api/proposals.ts'

export const versionName = (t: TFunction, { name, step, number }: VersionRow): string =>
  name || (step === null ? `№ ${number}` : t(`history.step.${step}`, { defaultValue: step }))
