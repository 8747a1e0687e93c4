/** What a database holds of some rooms, read again after each kill: only the rows that are new are played. */
import SqliteDatabase from 'better-sqlite3'
import pg from 'pg'
import * as Y from 'yjs'

export interface Disk {
  /** Plays what is new; answers the room's document as the log has it. */
  look(room: string): Promise<Y.Doc>
}

interface Row {
  readonly seq: number
  readonly update: Uint8Array
}

type RowsAfter = (room: string, seq: number) => Promise<readonly Row[]>

const inFile =
  (file: string): RowsAfter =>
  async (room, seq) => {
    const sqlite = new SqliteDatabase(file, { readonly: true })
    try {
      return sqlite
        .prepare<[string, number], Row>(
          'select "seq", "update" from "updates" where "room" = ? and "seq" > ? order by "seq"',
        )
        .all(room, seq)
    } finally {
      sqlite.close()
    }
  }

const onServer =
  (url: string): RowsAfter =>
  async (room, seq) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      const { rows } = await client.query<Row>(
        'select "seq"::integer, "update" from "updates" where "room" = $1 and "seq" > $2 order by "seq"',
        [room, seq],
      )
      return rows
    } finally {
      await client.end()
    }
  }

/** What the database file at `place` holds, or the PostgreSQL database at that address. */
export const diskOf = (place: string): Disk => {
  const rowsAfter = place.startsWith('postgres:') ? onServer(place) : inFile(place)
  const docs = new Map<string, { readonly doc: Y.Doc; seq: number }>()
  return {
    async look(room) {
      const known = docs.get(room) ?? { doc: new Y.Doc(), seq: 0 }
      docs.set(room, known)
      const rows = await rowsAfter(room, known.seq)
      known.doc.transact(() => {
        for (const { update } of rows) Y.applyUpdate(known.doc, update)
      })
      known.seq = rows.at(-1)?.seq ?? known.seq
      return known.doc
    },
  }
}
