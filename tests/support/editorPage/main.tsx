/** A page with nothing but a text and its suggestions: the editor as the proposal's page mounts it, for tests in browsers. */
import '@fontsource-variable/literata/wght.css'
import '@fontsource-variable/onest/wght.css'
import '#client/ui/tokens.css'
import '#client/ui/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import i18next from 'i18next'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { localCopies } from '#client/collab/localCopies.ts'
import { People } from '#client/collab/people.ts'
import { CollabProvider, useCollab } from '#client/collab/RoomsContext.ts'
import { Rooms } from '#client/collab/rooms.ts'
import { useSaved } from '#client/collab/useSaved.ts'
import { SavedLine } from '#client/features/proposal/SavedLine.tsx'
import { EditingStore } from '#client/features/suggestion/editing.ts'
import { ProposalText } from '#client/features/suggestion/ProposalText.tsx'
import { PageStore } from '#client/features/suggestion/pageStore.ts'
import { RefusedDialog } from '#client/features/suggestion/RefusedDialog.tsx'
import { SuggestionPageProvider } from '#client/features/suggestion/SuggestionContext.ts'
import { EditingProvider } from '#client/features/suggestion/useEditing.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Unit } from '#shared/legal/unit.ts'

interface Setup {
  readonly user: { readonly id: string; readonly name: string }
  readonly url: string
  readonly proposal: string
  readonly languages: readonly string[]
  readonly units: readonly Unit[]
  readonly rows: readonly SuggestionRow[]
  readonly words: Record<string, unknown>
}

const setup = (globalThis as unknown as { setup: Setup }).setup

const langs = [setup.languages[0]!]

const Saved = () => {
  const state = useSaved()
  return (
    <div data-saved={state.type} style={{ position: 'fixed', top: 0, right: 8, zIndex: 9 }}>
      <SavedLine state={state} />
    </div>
  )
}

const Page = () => {
  const { rooms } = useCollab()
  const [rows, setRows] = useState(setup.rows)
  const [pageStore] = useState(() => new PageStore(setup.rows))
  useEffect(() => pageStore.setRows(rows), [pageStore, rows])
  const store = useMemo(() => {
    const editing = new EditingStore({
      rooms,
      proposal: setup.proposal,
      languages: setup.languages,
      units: setup.units,
      made: (row) => setRows((old) => [...old.filter(({ id }) => id !== row.id), row]),
    })
    editing.takeUp()
    Object.assign(globalThis, { editing, rooms, setRows })
    return editing
  }, [rooms])
  const editing = useSyncExternalStore(store.subscribe, store.get)
  const page = useMemo(
    () => ({
      me: setup.user.id,
      languages: setup.languages,
      naming: 'kz' as const,
      store: pageStore,
      maySuggest: true,
      mayWrite: () => true,
      select: (unit: Unit) => pageStore.select(unit.eId),
      confirm: async () => undefined,
    }),
    [pageStore],
  )
  return (
    <EditingProvider value={store}>
      <SuggestionPageProvider value={page}>
        <Saved />
        <main data-editing={editing?.suggestion}>
          <ProposalText units={setup.units} langs={langs} mode="suggest" />
        </main>
        <RefusedDialog proposeAnew={async () => false} />
      </SuggestionPageProvider>
    </EditingProvider>
  )
}

await i18next.use(initReactI18next).init({
  lng: 'ru',
  resources: { ru: { translation: setup.words } },
  interpolation: { escapeValue: false },
})

const rooms = new Rooms({
  url: setup.url,
  user: setup.user,
  copies: localCopies(setup.user.id),
  texts: localStorage,
})
const collab = { rooms, people: new People(setup.user.id) }

// Cards lead to other pages, which are not here: the links only have to stand somewhere.
const router = createRouter({
  routeTree: createRootRoute({ component: Page }),
  history: createMemoryHistory(),
})

createRoot(document.getElementById('root')!).render(
  <I18nextProvider i18n={i18next}>
    <QueryClientProvider client={new QueryClient()}>
      <CollabProvider value={collab}>
        <RouterProvider router={router} />
      </CollabProvider>
    </QueryClientProvider>
  </I18nextProvider>,
)
