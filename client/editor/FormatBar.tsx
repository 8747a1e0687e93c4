/** Bold, italic, link and lists for the words selected in a reason or note; there only while some are. */
import { IconBold, IconItalic, IconLink, IconList, IconListNumbers } from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import type { ComponentType } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAllowedLink } from '#shared/document/richText.ts'
import { toggleList } from './extensions/richKeys.ts'

interface Tool {
  readonly key: 'bold' | 'italic' | 'link' | 'bullets' | 'numbers'
  readonly Icon: ComponentType<{ size?: number; stroke?: number }>
  readonly on: boolean
  readonly run: () => void
}

export const FormatBar = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation()
  const [href, setHref] = useState<string>()
  const at = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      selected: current.isFocused && !current.state.selection.empty,
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      link: current.isActive('link'),
      bullets: current.isActive('block', { list: 'bullet' }),
      numbers: current.isActive('block', { list: 'number' }),
    }),
  })
  if (!at.selected && href === undefined) return null
  const list = (kind: 'bullet' | 'number') => () => toggleList(kind)(editor.state, editor.view.dispatch)
  const tools: readonly Tool[] = [
    { key: 'bold', Icon: IconBold, on: at.bold, run: () => editor.chain().focus().toggleBold().run() },
    {
      key: 'italic',
      Icon: IconItalic,
      on: at.italic,
      run: () => editor.chain().focus().toggleItalic().run(),
    },
    {
      key: 'link',
      Icon: IconLink,
      on: at.link,
      run: () => (at.link ? editor.chain().focus().unsetLink().run() : setHref('https://')),
    },
    { key: 'bullets', Icon: IconList, on: at.bullets, run: list('bullet') },
    { key: 'numbers', Icon: IconListNumbers, on: at.numbers, run: list('number') },
  ]
  if (href !== undefined) {
    const allowed = isAllowedLink(href)
    return (
      <form
        className="format-bar"
        onSubmit={(event) => {
          event.preventDefault()
          if (!allowed) return
          editor.chain().focus().setLink({ href }).run()
          setHref(undefined)
        }}
      >
        <input
          // biome-ignore lint/a11y/noAutofocus: the field was asked for by pressing the link button
          autoFocus
          type="url"
          value={href}
          aria-label={t('editor.linkAddress')}
          aria-invalid={!allowed}
          onChange={(event) => setHref(event.target.value)}
          onKeyDown={(event) => {
            if (event.code !== 'Escape') return
            event.stopPropagation()
            setHref(undefined)
            editor.commands.focus()
          }}
        />
        <button type="submit" disabled={!allowed}>
          {t('editor.setLink')}
        </button>
      </form>
    )
  }
  return (
    <div className="format-bar" role="toolbar" aria-label={t('editor.format')}>
      {tools.map(({ key, Icon, on, run }) => (
        <button
          key={key}
          type="button"
          aria-pressed={on}
          aria-label={t(`editor.${key}`)}
          title={t(`editor.${key}`)}
          // The selection must survive the press.
          onMouseDown={(event) => event.preventDefault()}
          onClick={run}
        >
          <Icon size={16} stroke={1.75} />
        </button>
      ))}
    </div>
  )
}
