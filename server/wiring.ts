/** Which adapter stands behind which port, and the services made of them. */

import type { Config } from './config.ts'
import { agreedService } from './domain/agreed.ts'
import { amendingActs } from './domain/amendingActs.ts'
import { announcements } from './domain/announce.ts'
import { announceEverywhere } from './domain/announceEverywhere.ts'
import { apiKeyService } from './domain/apiKeys.ts'
import { archiveService } from './domain/archive.ts'
import { lettingGo } from './domain/closing.ts'
import { decisionService } from './domain/decisions.ts'
import type { Desk } from './domain/desk.ts'
import { discussionService } from './domain/discussion.ts'
import { Refusal } from './domain/errors.ts'
import { materialGatherer } from './domain/exportMaterial.ts'
import { exportService } from './domain/exports.ts'
import { groupService } from './domain/groups.ts'
import { historyService } from './domain/history.ts'
import { identities } from './domain/identities.ts'
import { installationService } from './domain/installation.ts'
import { languageService } from './domain/languages.ts'
import { type Materialiser, materialiser as makeMaterialiser } from './domain/materialiser.ts'
import { textSuggestions } from './domain/overview.ts'
import type { Accounts } from './domain/ports/accounts.ts'
import type { ChangeReader, Importer } from './domain/ports/importer.ts'
import type { Rooms } from './domain/ports/rooms.ts'
import type { Store } from './domain/ports/store.ts'
import { positionService } from './domain/positions.ts'
import { proposalService } from './domain/proposals.ts'
import { rebasingService } from './domain/rebasing.ts'
import { restoringService } from './domain/restoring.ts'
import { roomRights, roomSeeds } from './domain/rooms.ts'
import { sampleService } from './domain/sample.ts'
import { searchService } from './domain/search.ts'
import { suggestionReader } from './domain/suggestionReader.ts'
import { suggestionService } from './domain/suggestions.ts'
import { textService } from './domain/texts.ts'
import { textVersionService } from './domain/textVersions.ts'
import { throughoutService } from './domain/throughout.ts'
import { unwrittenWords } from './domain/unwritten.ts'
import { type ReadyTexts, readyTexts } from './domain/versionsOfTexts.ts'
import { wordImports } from './domain/wordImports.ts'
import { exporterIn } from './export/exporter.ts'
import { zipped } from './export/zip.ts'
import { maxBody } from './http/app.ts'
import type { ReadableFormat } from './import/format.ts'
import { makeReaders, type Readers } from './import/readers.ts'
import { type FileRefusal, Unreadable } from './import/refused.ts'
import { decodeUtf8 } from './import/text.ts'
import { joinOthers } from './joining.ts'
import type { Log } from './log.ts'
import { makeAccounts } from './store/accounts.ts'
import type { Database } from './store/database.ts'
import { logReader } from './store/logRows.ts'
import { sqlStore } from './store/store.ts'
import { verifyRoom } from './store/verifyRoom.ts'
import { makeSync, type Sync } from './sync/index.ts'

export interface Ground {
  readonly config: Config
  readonly database: Database
  readonly log: Log
  readonly origins: readonly string[]
}

const asRefusal = (refusal: FileRefusal): Refusal => {
  switch (refusal.code) {
    case 'text-empty':
      return new Refusal('no-text')
    case 'text-too-large':
      return new Refusal('too-large', { limit: refusal.limit })
    case 'text-encoding':
      return new Refusal('not-utf8', refusal.looksLike === undefined ? {} : { looksLike: refusal.looksLike })
    case 'text-binary':
      return new Refusal('unsupported-format', { format: 'binary' })
    case 'file-broken':
    case 'file-too-complex':
      return new Refusal(refusal.code, { cause: refusal.message })
  }
}

/** Bytes of a JSON body to its words, or the refusal that fits. */
const decode = (bytes: Uint8Array): string => {
  const decoded = decodeUtf8(bytes, maxBody)
  if (decoded.type === 'text') return decoded.text
  throw asRefusal(decoded.refusal)
}

const importerOf =
  (readers: Readers): Importer =>
  async ({ content, lang, format, changes = 'accept' }, signal) => {
    const given = { content, lang, format: format as ReadableFormat, changes, limit: maxBody }
    const outcome = await readers.read({ type: 'text', given }, signal).catch(refusedBy)
    if (outcome.type !== 'text') throw new Error('the reader answered another question')
    const { outcome: read } = outcome
    if (read.type === 'read') return read.text
    if (read.type === 'refused') throw asRefusal(read.refusal)
    throw new Refusal('unsupported-format', { format: read.format })
  }

const changeReaderOf =
  (readers: Readers): ChangeReader =>
  async (bytes, version, signal) => {
    const answer = await readers.read({ type: 'redline', bytes, version }, signal).catch(refusedBy)
    if (answer.type !== 'redline') throw new Error('the reader answered another question')
    if (answer.outcome.type === 'refused') throw asRefusal(answer.outcome.refusal)
    return answer.outcome.redline
  }

/** Where a file was too much for its reader, that is an expected failure. */
const refusedBy = (error: unknown): never => {
  throw error instanceof Unreadable ? asRefusal(error.refusal) : error
}

export const wire = ({ config, database, log, origins }: Ground) => {
  const store: Store = sqlStore(database)
  const kept = readyTexts(store.texts)
  const texts: ReadyTexts = {
    get: kept.get,
    forget(id, version) {
      kept.forget(id, version)
      cluster?.textChanged(id, version)
    },
  }
  const report = (event: string, error: unknown, room?: string) => log.error({ err: error, room }, event)

  const accounts: Accounts = makeAccounts({
    database,
    secret: config.secret,
    origins,
    openSignup: config.openSignup,
    log,
    mayJoin: (token, email) => groups.mayJoin(token, email),
    async sessionsChanged() {
      await store.people.raiseAccessRevision()
      sync.rooms.accessChanged()
    },
  })

  const cluster =
    config.redisUrl === undefined
      ? undefined
      : joinOthers(config.redisUrl, config.secret, log, () => ({
          rooms: sync.rooms,
          texts: kept,
          announce: here,
        }))

  const sync: Sync = makeSync({
    log: database.log,
    rights: roomRights(store, { isAlive: (sessionId) => who.isAlive(sessionId) }),
    documents: {
      seeds: roomSeeds(store, texts),
      committed: (room) => materialiser.committed(room),
    },
    ...(cluster && { bell: cluster }),
    report,
    ...config.rooms,
  })

  const rooms: Rooms = sync.rooms
  const desk: Desk = { store, rooms, now: () => new Date().toISOString() }
  const keys = apiKeyService(desk)
  const who = identities(accounts, keys)
  const reader = suggestionReader(desk, texts)
  const here = announcements(desk, reader)
  const announce = cluster ? announceEverywhere(here, (what) => cluster.announced(what)) : here
  const materialiser: Materialiser = makeMaterialiser(desk, texts, announce, (error, { type, id }) =>
    report('row could not be materialised', error, `${type}/${id}`),
  )
  const groups = groupService(desk, origins[0]!)
  const unwritten = unwrittenWords({ desk, materialiser })
  const parts = { desk, texts, reader, announce, materialiser, unwritten }
  const gathers = materialGatherer(desk, texts, materialiser)
  const exporter = exporterIn(config.dataDir)
  const exports = exportService(gathers, exporter)
  const proposals = proposalService(parts)
  const discussion = discussionService(desk, texts, reader, announce)
  const history = historyService(desk, materialiser, {
    verify: ({ type, id }) => verifyRoom(database.rows, `${type}/${id}`),
  })
  const agreed = agreedService(gathers, exporter)
  const readers = makeReaders()
  const importer = importerOf(readers)
  const suggestions = suggestionService(parts)

  return {
    store,
    accounts,
    who,
    sync,
    cluster,
    materialiser,
    unwritten,
    letGo: lettingGo(desk),
    decode,
    readers,
    /** Whether the database answers and takes a write. */
    isReady: () =>
      database.rows
        .updateTable('accessRevision')
        .set(({ ref }) => ({ revision: ref('revision') }))
        .executeTakeFirst()
        .then(
          ({ numUpdatedRows }) => numUpdatedRows === 1n,
          () => false,
        ),
    openNow() {
      const open = [...sync.rooms.open()]
      return { rooms: open.length, sessions: open.reduce((sum, room) => sum + room.sessions.size, 0) }
    },
    services: {
      keys,
      search: searchService(store, texts),
      groups,
      texts: textService(desk, importer),
      textVersions: textVersionService(desk, texts, importer, announce),
      languages: languageService(desk, texts, materialiser, importer, announce),
      onTexts: textSuggestions(desk, reader),
      proposals,
      suggestions,
      wordImports: wordImports({ ...parts, proposals, readChanges: changeReaderOf(readers) }),
      throughout: throughoutService(parts),
      positions: positionService(desk, reader, materialiser, announce),
      decisions: decisionService(desk, reader, materialiser, announce),
      discussion,
      history,
      restoring: restoringService(parts),
      rebasing: rebasingService(parts),
      agreed,
      exports,
      archive: archiveService({
        store,
        texts,
        proposals,
        reader,
        discussion,
        history,
        exports,
        logs: logReader(database.rows),
        pack: zipped,
      }),
      amendingActs: amendingActs(desk, agreed),
      sample: sampleService(desk, accounts),
      installation: installationService(desk, accounts, config.openSignup),
    },
  }
}

export type Wired = ReturnType<typeof wire>
