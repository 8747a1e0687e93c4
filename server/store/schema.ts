/**
 * The tables, as Kysely knows them. Times are ISO 8601 strings in UTC, booleans 0 or 1; columns ending in `Json` hold
 * JSON text and are read and written by the store that owns them.
 */
import type { Generated } from 'kysely'

type Bool = 0 | 1

/** better-auth's: only what we read of it. */
export interface UserTable {
  id: string
  name: string
  email: string
  emailVerified: number
  image: string | null
  createdAt: string
  updatedAt: string
}

export interface SessionTable {
  id: string
  userId: string
  token: string
  expiresAt: string
  createdAt: string
  updatedAt: string
  ipAddress: string | null
  userAgent: string | null
}

export interface TextTable {
  id: string
  naming: string
  numbering: string
  createdBy: string
  createdAt: string
}

export interface TextVersionTable {
  textId: string
  version: number
  titleJson: string
  languagesJson: string
  unitsJson: string
  sourceJson: string
  alignmentJson: string
  publishedBy: string
  publishedAt: string
}

export interface GroupTable {
  id: string
  name: string
  createdBy: string
  createdAt: string
}

export interface MemberTable {
  groupId: string
  userId: string
  role: string
  since: string
}

export interface InvitationTable {
  tokenHash: string
  groupId: string
  role: string
  email: string | null
  createdBy: string
  createdAt: string
  expiresAt: string
  usesLeft: number
}

export interface ProposalTable {
  id: string
  textId: string
  version: number
  groupId: string
  title: string
  state: string
  authorsShown: Bool
  sharedWithAll: Bool
  publicToken: string | null
  noteJson: string
  materialisedSeq: number
  /** The number that its latest suggestion got. */
  lastNumber: number
  createdBy: string
  createdAt: string
  updatedAt: string
}

export interface ProposalShareTable {
  proposalId: string
  groupId: string
}

export interface SuggestionTable {
  id: string
  proposalId: string
  number: number
  textId: string
  version: number
  groupId: string
  op: string
  unit: string
  wId: string
  unitEnd: string | null
  destinationJson: string | null
  rank: number
  article: string | null
  near: string | null
  author: string
  bundle: string | null
  alternativeTo: string | null
  copiedFrom: string | null
  state: string
  beforeJson: string
  confirmedJson: string
  afterJson: string
  reasonJson: string
  wordingHash: string
  outOfStepJson: string
  materialisedSeq: number
  /** On a newer version of the text, the suggestion that took its place. */
  successor: string | null
  /** How it came through a rebase. */
  rebased: string | null
  /** In whose name its words are still to be written into its document. */
  carriedBy: string | null
  createdAt: string
  updatedAt: string
}

export interface CoauthorTable {
  suggestionId: string
  userId: string
}

export interface PositionTable {
  suggestionId: string
  userId: string
  onBehalfOf: string | null
  stand: string
  note: string
  wordingHash: string
  at: string
}

export interface DecisionTable {
  id: string
  suggestionId: string
  level: string
  outcome: string
  reason: string
  by: string
  at: string
  wordingHash: string
  instead: string | null
  reopenedBy: string | null
  reopenedAt: string | null
}

export interface ThreadTable {
  id: string
  proposalId: string
  unit: string | null
  suggestionId: string | null
  audience: string
  anchorJson: string | null
  author: string
  createdAt: string
  resolvedBy: string | null
  resolvedAt: string | null
}

export interface CommentTable {
  id: string
  threadId: string
  author: string
  body: string
  createdAt: string
  editedAt: string | null
  deletedAt: string | null
}

export interface VersionTable {
  id: string
  proposalId: string
  number: number
  name: string
  step: string | null
  frozenJson: string
  createdBy: string
  createdAt: string
}

/** A term that a bundle of suggestions replaces throughout the text; the JSON is words by language. */
export interface BundleTable {
  id: string
  proposalId: string
  fromJson: string
  toJson: string
  createdBy: string
  createdAt: string
}

export interface ActEditTable {
  proposalId: string
  lang: string
  /** Names what the formula is generated from. */
  key: string
  place: string
  generated: string
  text: string
  author: string
  at: string
}

export interface ApiKeyTable {
  id: string
  userId: string
  name: string
  hint: string
  hash: string
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

/** The index of words; `words` holds those of `body`, each once. */
export interface SearchEntryTable {
  id: number
  kind: string
  layer: string
  textId: string
  version: number
  proposalId: string | null
  subject: string
  lang: string
  body: string
  words: string
}

export interface AuditTable {
  seq: number
  at: string
  actor: string
  action: string
  subject: string
  proposalId: string | null
  detailJson: string
  hash: Uint8Array
}

/** How many rows the trail has. */
export interface AuditEndTable {
  id: 1
  seq: number
}

/** How a room stands in the log: written in, closed, or closed for as long as some node takes a step on it. */
export const standings = { open: 0, closed: 1, held: 2 } as const
export type StandingMark = (typeof standings)[keyof typeof standings]

export interface RoomTable {
  room: string
  epoch: number
  head: number
  headHash: Uint8Array
  frozen: StandingMark
  /** The row up to which a signed checkpoint vouches for the room. */
  signedHead: Generated<number>
}

export interface UpdateTable {
  room: string
  seq: number
  epoch: number
  author: string
  at: string
  update: Uint8Array
  hash: Uint8Array
}

export interface RoomClientTable {
  room: string
  client: number
  user: string
}

export interface SnapshotTable {
  room: string
  seq: number
  state: Uint8Array
  hash: Uint8Array
}

export interface CheckpointTable {
  seq: number
  at: string
  headsJson: string
  publicKey: Buffer
  hash: Buffer
  signature: Buffer
}

export interface AccessRevisionTable {
  id: 1
  revision: number
}

export interface InstallationTable {
  id: 1
  sample: Bool
  setupCodeHash: string | null
  createdAt: string
}

export interface SecretariatTable {
  userId: string
  since: string
}

export interface Tables {
  user: UserTable
  session: SessionTable
  secretariat: SecretariatTable
  texts: TextTable
  textVersions: TextVersionTable
  groups: GroupTable
  members: MemberTable
  invitations: InvitationTable
  proposals: ProposalTable
  proposalShares: ProposalShareTable
  suggestions: SuggestionTable
  coauthors: CoauthorTable
  positions: PositionTable
  decisions: DecisionTable
  threads: ThreadTable
  comments: CommentTable
  versions: VersionTable
  bundles: BundleTable
  actEdits: ActEditTable
  apiKeys: ApiKeyTable
  searchEntries: SearchEntryTable
  audit: AuditTable
  auditEnd: AuditEndTable
  rooms: RoomTable
  updates: UpdateTable
  roomClients: RoomClientTable
  snapshots: SnapshotTable
  checkpoints: CheckpointTable
  accessRevision: AccessRevisionTable
  installation: InstallationTable
}
