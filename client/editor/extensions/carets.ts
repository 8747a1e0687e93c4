/** Carets and selections of others in the same wording, in each person's colour; names fold into the knob after 2 s. */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'

export interface CaretsOptions {
  awareness: Awareness
  /** 1–8; the class `p1`…`p8` carries the colour. */
  colourOf(userId: string): number
}

interface CaretUser {
  readonly id?: unknown
  readonly name?: unknown
}

const unfoldedFor = 2_000

const caret = (user: CaretUser, clientId: number, colour: number): HTMLElement => {
  const element = document.createElement('span')
  element.className = `caret p${colour}`
  element.dataset.client = String(clientId)
  const name = document.createElement('b')
  name.textContent = String(user.name ?? '')
  element.append('\u2060', name, '\u2060')
  element.setAttribute('aria-hidden', 'true')
  return element
}

export const Carets = Extension.create<CaretsOptions>({
  name: 'carets',
  priority: 999,
  addProseMirrorPlugins() {
    const { awareness, colourOf } = this.options
    if (!awareness) return []
    const colour = (user: CaretUser) => colourOf(typeof user.id === 'string' ? user.id : '')
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: (user: CaretUser, clientId: number) => caret(user, clientId, colour(user)),
        selectionBuilder: (user: CaretUser) => ({ class: `caret-selection p${colour(user)}` }),
      }) as Plugin,
      new Plugin({
        key: new PluginKey('caretNames'),
        view: (view) => {
          const timers = new Map<number, ReturnType<typeof setTimeout>>()
          const find = (client: number) => view.dom.querySelector(`.caret[data-client="${client}"]`)
          const moved = ({ added, updated }: { added: number[]; updated: number[] }) => {
            for (const client of [...added, ...updated]) {
              if (client === awareness.clientID) continue
              clearTimeout(timers.get(client))
              find(client)?.classList.remove('folded')
              timers.set(
                client,
                setTimeout(() => find(client)?.classList.add('folded'), unfoldedFor),
              )
            }
          }
          awareness.on('change', moved)
          return {
            destroy: () => {
              awareness.off('change', moved)
              for (const timer of timers.values()) clearTimeout(timer)
            },
          }
        },
      }),
    ]
  },
})
