/** What a database file holds of some rooms, read again after each kill: only the rows that are new are played. */
import SqliteDatabase from 'better-sqlite3'
import * as Y from 'yjs'

export interface Disk {
  /** Plays what is new; answers the room's document as the log has it. */
  look(room: string): Y.Doc
}

export const diskOf = (file: string): Disk => {
  const docs = new Map<string, { readonly doc: Y.Doc; seq: number }>()
  return {
    look(room) {
      const known = docs.get(room) ?? { doc: new Y.Doc(), seq: 0 }
      docs.set(room, known)
      const sqlite = new SqliteDatabase(file, { readonly: true })
      try {
        const rows = sqlite
          .prepare<[string, number], { seq: number; update: Buffer }>(
            'select "seq", "update" from "updates" where "room" = ? and "seq" > ? order by "seq"',
          )
          .all(room, known.seq)
        known.doc.transact(() => {
          for (const { update } of rows) Y.applyUpdate(known.doc, update)
        })
        known.seq = rows.at(-1)?.seq ?? known.seq
      } finally {
        sqlite.close()
      }
      return known.doc
    },
  }
}
