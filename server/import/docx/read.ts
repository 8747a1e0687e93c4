/**
 * Word files as blocks. Looks are left behind but for what the parser can use; tracked changes are read one way or the
 * other and counted, notes stand beside the text, and what is not carried is reported.
 */
import type { ChangeMode } from '#shared/api/imports.ts'
import { levelled } from '../block.ts'
import type { BlockDocument } from '../document.ts'
import { Losses } from '../losses.ts'
import { readXml } from '../xml.ts'
import { Body, standsInBody } from './body.ts'
import { notesIn } from './notes.ts'
import { numbersOf } from './numbering.ts'
import { openWord } from './package.ts'
import { stylesOf } from './styles.ts'
import { Tally } from './tally.ts'

/** Reads a file. Throws `Unreadable` on what is damaged, hostile or no Word file. */
export const readDocx = (bytes: Uint8Array, changes: ChangeMode): BlockDocument => {
  const parts = openWord(bytes)
  const losses = new Losses()
  const tally = new Tally(changes, losses)
  const styles = stylesOf(parts.styles)
  const reading = { styles, tally, losses }
  // What is lost inside notes is counted with the notes themselves.
  const quiet = { ...reading, losses: new Losses() }
  const body = new Body({
    reading,
    numbers: numbersOf(parts.numbering, styles),
    footnotes: notesIn(parts.footnotes, 'footnote', quiet),
    endnotes: notesIn(parts.endnotes, 'endnote', quiet),
  })
  readXml(
    parts.document,
    standsInBody,
    (element) => body.read(element),
    (element) => tally.see(element),
  )
  body.finish()
  tally.comments(parts.comments)
  losses.add('headers-footers', parts.headersAndFooters)
  return {
    blocks: levelled(body.blocks),
    notes: body.notes,
    losses: losses.list(),
    ...(tally.found && { changes: tally.found }),
  }
}
