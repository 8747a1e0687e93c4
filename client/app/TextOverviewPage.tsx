/** The page over all groups, with the commission's table to be taken from it. */
import { ExportButton } from '#client/features/exports/ExportButton.tsx'
import { OverviewPage } from '#client/features/texts/overview/OverviewPage.tsx'

export const TextOverviewPage = () => (
  <OverviewPage tools={({ id, languages }) => <ExportButton of={{ text: id }} languages={languages} />} />
)
