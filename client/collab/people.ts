/** Colours of people: the first is always oneself; others take the next free one when first seen and keep it. */
export type PersonColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export class People {
  readonly #me: string
  readonly #colours = new Map<string, PersonColour>()

  constructor(me: string) {
    this.#me = me
  }

  /** Eight colours: the ninth person shares with the second. */
  colourOf(userId: string): PersonColour {
    if (userId === this.#me) return 1
    const known = this.#colours.get(userId)
    if (known) return known
    const colour = ((this.#colours.size % 7) + 2) as PersonColour
    this.#colours.set(userId, colour)
    return colour
  }
}
