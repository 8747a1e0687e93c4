/** Own words that a colleague's deletion took along unseen, offered back where they were written. */
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '#client/collab/connection.ts'
import type { LostOffer } from '#client/collab/lostOffers.ts'
import { blockFrom } from '#shared/document/blocks.ts'
import { rootName } from '#shared/document/format.ts'
import { wordingElement } from '#shared/document/seed.ts'

export interface LostOffersProps {
  readonly connection: Connection
  readonly lost: readonly LostOffer[]
  readonly lang: string
}

/** Puts the words back as a block of their own, at the end of the wording: where exactly they belong is for people to say. */
const putBack = ({ doc }: Connection, { root, attributes, text }: LostOffer): void => {
  const block = blockFrom({ ...attributes, from: undefined }, text)
  const fragment = doc.getXmlFragment(root)
  doc.transact(() => fragment.insert(fragment.length, [wordingElement(block)]))
}

export const LostOffers = ({ connection, lost, lang }: LostOffersProps) => {
  const { t } = useTranslation()
  const here = lost.filter(({ root }) => root === rootName('wording', lang))
  if (here.length === 0) return null
  return (
    <ul className="lost" aria-live="polite">
      {here.map((offer) => (
        <li key={offer.id}>
          <p>{t('suggestion.lost')}</p>
          <p className="law law-s" lang={lang}>
            {offer.text}
          </p>
          <button
            type="button"
            className="line-button"
            onClick={() => {
              putBack(connection, offer)
              connection.dropLost(offer)
            }}
          >
            <IconArrowBackUp size={14} stroke={1.75} />
            {t('suggestion.putBack')}
          </button>
          <button type="button" className="quiet-button" onClick={() => connection.dropLost(offer)}>
            {t('suggestion.letGo')}
          </button>
        </li>
      ))}
    </ul>
  )
}
