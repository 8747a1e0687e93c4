/** Copies words, also where the browser offers no clipboard: it does so only over HTTPS and on this machine. */

/** The old way: a selection that the browser copies, put back as it was. */
const copySelected = (text: string): boolean => {
  const focused = document.activeElement
  const selection = document.getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.setAttribute('aria-hidden', 'true')
  field.style.cssText = 'position:fixed;top:0;left:0;opacity:0'
  // Inside an open dialog, whose focus trap would take the focus back from anywhere else.
  const holder = focused?.closest('[role="dialog"]') ?? document.body
  holder.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (range) {
    selection?.removeAllRanges()
    selection?.addRange(range)
  }
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return copied
}

/** Answers whether the words are on the clipboard. Call it from a click or a key. */
export const copyText = async (text: string): Promise<boolean> => {
  // Absent on an insecure address, whatever its type says.
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (!clipboard) return copySelected(text)
  try {
    await clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}
