/** Own words that a colleague's deletion took along unseen, offered back where they were written. */
import { IconArrowBackUp, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { XmlElement, XmlText } from 'yjs'
import type { Connection } from '#client/collab/connection.ts'
import type { LostOffer } from '#client/collab/lostOffers.ts'
import { copyText } from '#client/ui/copyText.ts'
import { blockFrom } from '#shared/document/blocks.ts'
import { blockName, parseRootName, rootName } from '#shared/document/format.ts'
import { wordingElement } from '#shared/document/seed.ts'

export interface LostOffersProps {
  readonly connection: Connection
  readonly lost: readonly LostOffer[]
  readonly lang: string
  /** Whether one may write here: who may only read copies the words. */
  readonly writing: boolean
}

const elementOf = ({ root, attributes, text }: LostOffer): XmlElement => {
  if (parseRootName(root)?.field === 'wording')
    return wordingElement(blockFrom({ ...attributes, from: undefined }, text))
  const element = new XmlElement(blockName)
  element.insert(0, [new XmlText(text)])
  return element
}

/** Puts the words back as a block of their own, at the end of their text: where exactly they belong is for people to say. */
const putBack = ({ doc }: Connection, offer: LostOffer): void => {
  const fragment = doc.getXmlFragment(offer.root)
  doc.transact(() => fragment.insert(fragment.length, [elementOf(offer)]))
}

export const LostOffers = ({ connection, lost, lang, writing }: LostOffersProps) => {
  const { t } = useTranslation()
  const roots = [rootName('wording', lang), rootName('reason', lang)]
  const here = lost.filter(({ root }) => roots.includes(root))
  if (here.length === 0) return null
  return (
    <ul className="lost" aria-live="polite">
      {here.map((offer) => (
        <li key={offer.id}>
          <p>{t('suggestion.lost')}</p>
          <p className="law law-s" lang={lang}>
            {offer.text}
          </p>
          {writing ? (
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
          ) : (
            <button type="button" className="line-button" onClick={() => void copyText(offer.text)}>
              <IconCopy size={14} stroke={1.75} />
              {t('suggestion.copy')}
            </button>
          )}
          <button type="button" className="quiet-button" onClick={() => connection.dropLost(offer)}>
            {t('suggestion.letGo')}
          </button>
        </li>
      ))}
    </ul>
  )
}
