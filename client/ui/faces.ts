/**
 * The faces that every page needs, asked for before anything is drawn in them, so that law text is not drawn twice.
 *
 * Over a slow line they come as the text needs them: the words are there first, in a face of the system's.
 */
interface Line {
  readonly effectiveType?: string
  readonly saveData?: boolean
}

const isSlow = ({ effectiveType = '4g', saveData = false }: Line): boolean =>
  saveData || effectiveType !== '4g'

/** Latin (figures, too), Cyrillic, and what Kazakh adds to it. */
const letters = 'A1 Я Қ Ұ'

/** Asks for the faces at once, where the line carries them. */
export const askForFaces = (): void => {
  const { connection = {} } = navigator as { connection?: Line }
  if (isSlow(connection)) return
  for (const family of ['Literata Variable', 'Onest Variable'])
    void document.fonts.load(`1em '${family}'`, letters).catch(() => undefined)
}
