/** Publishing a text, with the list of suggestions that a file's tracked changes would become. */
import { ImportedList } from '#client/features/imports/ImportedList.tsx'
import { NewTextPage as PublishPage } from '#client/features/texts/publish/NewTextPage.tsx'

export const NewTextPage = () => (
  <PublishPage changesList={(found, lang) => <ImportedList found={found} lang={lang} />} />
)
