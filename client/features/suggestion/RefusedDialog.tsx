/** Words that were not taken, handed back: what happened, the words, and what can be done with them. */
import { IconAlertOctagon, IconCopy } from '@tabler/icons-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { signInAddress } from '#client/api/session.ts'
import { useCollab } from '#client/collab/RoomsContext.ts'
import type { SetAside } from '#client/collab/setAside.ts'
import { isSignedOut, readable } from '#client/collab/setAside.ts'
import { copyText } from '#client/ui/copyText.ts'
import { causeText } from './causeText.ts'
import { useFreshRights } from './useFreshRights.ts'
import './controls.css'
import './refused.css'

export interface RefusedDialogProps {
  /** Opens the words as a new suggestion to the same unit; answers whether it could be made. */
  readonly proposeAnew?: (words: SetAside) => Promise<boolean>
}

export const RefusedDialog = ({ proposeAnew }: RefusedDialogProps) => {
  const { rooms } = useCollab()
  const [first] = useSyncExternalStore(rooms.subscribe, rooms.getAsides)
  if (!first) return null
  return <Words key={first.words.key} {...first} proposeAnew={proposeAnew} onDone={first.dismiss} />
}

interface WordsProps extends RefusedDialogProps {
  readonly words: SetAside
  /** They were set aside on this page, not on an earlier one. */
  readonly here: boolean
  readonly onDone: () => void
}

const Words = ({ words, here, proposeAnew, onDone }: WordsProps) => {
  const { t, i18n } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const [failed, setFailed] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])
  useFreshRights(here && !isSignedOut(words.cause))
  const wordings = words.roots.filter(({ field }) => field === 'wording')
  const anew = async () => {
    if (await proposeAnew?.(words)) onDone()
    else setFailed(true)
  }
  return (
    <dialog
      ref={dialog}
      className="refused"
      aria-labelledby="refused-title"
      // The words go only by a choice: Esc alone does not throw them away.
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="refused-title">
        <IconAlertOctagon size={18} stroke={1.75} />
        {t('collab.refused.title')}
      </h2>
      <p>
        {causeText(i18n, words.cause.code)} {t('collab.refused.yourWords')}
      </p>
      <div className="refused-words">
        {words.roots
          .filter(({ own, blocks }) => own.length > 0 || blocks.some(({ text }) => text))
          .map(({ field, lang, own, blocks }) => (
            <section key={`${field}:${lang}`} lang={lang}>
              {own.map((passage) => (
                <p key={passage} className="law law-s">
                  <ins>{passage}</ins>
                </p>
              ))}
              <details open={own.length === 0}>
                <summary>{t(`collab.refused.whole.${field}`)}</summary>
                <p className={field === 'wording' ? 'law law-s' : undefined}>
                  {blocks.map(({ text }) => text).join('\n')}
                </p>
              </details>
            </section>
          ))}
      </div>
      {failed && <p role="alert">{t('collab.refused.failed')}</p>}
      <div className="refused-acts">
        {isSignedOut(words.cause) && here && (
          // A whole new page: what this one knows of its user is over.
          <a className="fill-button" href={signInAddress()}>
            {t('account.signIn.action')}
          </a>
        )}
        {proposeAnew &&
          !(isSignedOut(words.cause) && here) &&
          words.room.type === 'suggestion' &&
          wordings.length > 0 && (
            <button type="button" className="fill-button" onClick={() => void anew()}>
              {t('collab.refused.proposeAnew')}
            </button>
          )}
        <button
          type="button"
          className="line-button"
          onClick={() => void copyText(readable(words)).then(setCopied)}
        >
          <IconCopy size={16} stroke={1.75} />
          {t(copied ? 'collab.refused.copied' : 'collab.refused.copy')}
        </button>
        <button type="button" className="quiet-button" onClick={onDone}>
          {t('collab.refused.close')}
        </button>
      </div>
    </dialog>
  )
}
