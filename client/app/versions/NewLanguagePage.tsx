/** A further language of a text, with the mending of what was paired wrongly. */
import { NewLanguagePage as AddLanguagePage } from '#client/features/texts/publish/NewLanguagePage.tsx'
import { MendLanguage } from './MendLanguage.tsx'

export const NewLanguagePage = () => <AddLanguagePage mending={(mending) => <MendLanguage {...mending} />} />
