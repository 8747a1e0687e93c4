/** What an article is called in its text, small under its number. */
import { kindName } from '#shared/legal/naming.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { useSuggestionPage } from './SuggestionContext.ts'

export const UnitKind = ({ unit, lang }: { unit: Unit; lang: Lang }) => {
  const { naming } = useSuggestionPage()
  return (
    <span className="unit-kind" lang={lang} aria-hidden="true">
      {kindName(naming, unit.kind, lang)}
    </span>
  )
}
