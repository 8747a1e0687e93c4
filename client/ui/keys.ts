/**
 * Keys by their place on the board (`event.code`), never by their letter: on a Russian or Kazakh layout J writes something
 * else. Single keys work outside fields only, and can be switched off (WCAG 2.1.4).
 */
const switchKey = 'usynys.singleKeys'

export const singleKeysOn = (): boolean => localStorage.getItem(switchKey) !== 'off'

export const switchSingleKeys = (on: boolean): void => {
  if (on) localStorage.removeItem(switchKey)
  else localStorage.setItem(switchKey, 'off')
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Whether a press is a single key that the page may take: no modifier, no field, nothing that took it already. */
export const isSingleKey = (event: KeyboardEvent): boolean =>
  singleKeysOn() &&
  !event.defaultPrevented &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !isField(event.target)
