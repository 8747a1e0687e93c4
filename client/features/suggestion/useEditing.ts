/** The page's open clause, for the rows and panels that show it. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Editing, EditingStore } from './editing.ts'

const EditingContext = createContext<EditingStore | undefined>(undefined)

export const EditingProvider = EditingContext.Provider

export const useEditingStore = (): EditingStore => {
  const store = useContext(EditingContext)
  if (!store)
    throw new Error('useEditingStore needs an EditingProvider above it: the proposal page provides one.')
  return store
}

/** The open clause when it is this unit; other units' rows are not drawn again. */
export const useEditingOf = (unit: string): Editing | undefined => {
  const store = useEditingStore()
  return useSyncExternalStore(store.subscribe, () => {
    const editing = store.get()
    return editing?.unit === unit ? editing : undefined
  })
}

export const useEditing = (): Editing | undefined => {
  const store = useEditingStore()
  return useSyncExternalStore(store.subscribe, store.get)
}
