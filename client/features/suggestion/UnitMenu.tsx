/** What the margin number offers: amend the whole unit, insert after it, delete it. */
import { IconDotsVertical } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { causeText } from './causeText.ts'
import { askToMake } from './creation.ts'
import { useEditingStore } from './useEditing.ts'
import { uuid7 } from './uuid7.ts'

export interface UnitMenuProps {
  readonly unit: Unit
  readonly lang: Lang
  readonly onWhole: () => void
}

export const UnitMenu = ({ unit, lang, onWhole }: UnitMenuProps) => {
  const { t, i18n } = useTranslation()
  const store = useEditingStore()
  const [open, setOpen] = useState(false)
  const [failure, setFailure] = useState<string>()
  const act = (action: () => void) => () => {
    setOpen(false)
    action()
  }
  const remove = async () => {
    const answer = await askToMake({
      proposal: store.proposal,
      body: { id: uuid7(), op: 'delete', unit: unit.eId },
    })
    switch (answer.type) {
      case 'made':
        return store.rowMade(answer.row)
      case 'refused':
        return setFailure(causeText(i18n, answer.code))
      case 'unreachable':
        return setFailure(t('suggestion.noLine'))
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps presses in the menu from opening the clause
    <span
      className="unit-menu"
      onClick={(event) => event.stopPropagation()}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
      onKeyDown={(event) => {
        if (event.code === 'Escape') setOpen(false)
      }}
    >
      <button
        type="button"
        className="quiet-button icon"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t('suggestion.unitMenu')}
        title={t('suggestion.unitMenu')}
        onClick={() => {
          setFailure(undefined)
          setOpen(!open)
        }}
      >
        <IconDotsVertical size={16} stroke={1.75} />
      </button>
      {failure && (
        <span className="unit-menu-list" role="alert">
          {failure}
        </span>
      )}
      {open && (
        <span className="unit-menu-list" role="menu">
          <button type="button" role="menuitem" onClick={act(onWhole)}>
            {t('suggestion.amendWhole')}
          </button>
          <button
            type="button"
            role="menuitem"
            onClick={act(() => store.begin('insertAfter', unit, lang, 'end'))}
          >
            {t('suggestion.insertAfter')}
          </button>
          <button type="button" role="menuitem" onClick={act(() => void remove())}>
            {t('suggestion.delete')}
          </button>
        </span>
      )}
    </span>
  )
}
