/** The HTTP door: what stands before every route, the routes by resource, the built client behind them. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AmendingActs } from '#server/domain/amendingActs.ts'
import type { ApiKeyService } from '#server/domain/apiKeys.ts'
import type { ArchiveService } from '#server/domain/archive.ts'
import type { DiscussionService } from '#server/domain/discussion.ts'
import { Refusal } from '#server/domain/errors.ts'
import type { ExportService } from '#server/domain/exports.ts'
import type { GroupService } from '#server/domain/groups.ts'
import type { HistoryService } from '#server/domain/history.ts'
import type { RebasingService } from '#server/domain/rebasing.ts'
import type { RestoringService } from '#server/domain/restoring.ts'
import type { SearchService } from '#server/domain/search.ts'
import type { TextVersionService } from '#server/domain/textVersions.ts'
import type { ThroughoutService } from '#server/domain/throughout.ts'
import type { WordImportService } from '#server/domain/wordImports.ts'
import type { Log } from '#server/log.ts'
import { clientFiles } from './client.ts'
import { compressed } from './compressed.ts'
import type { RequestContext } from './context.ts'
import { docsRoutes } from './docs.ts'
import { identified, pageHeaders, sameOrigin, signedIn, type WhoAsks } from './guard.ts'
import { onError, problem } from './problems.ts'
import { type AccountParts, accountRoutes } from './routes/account.ts'
import { amendingRoutes } from './routes/amending.ts'
import { threadRoutes, threadsOfProposal } from './routes/discussion.ts'
import { exportsOfProposal, exportsOfText } from './routes/exports.ts'
import { groupRoutes, invitationRoutes } from './routes/groups.ts'
import { type Health, healthRoutes } from './routes/health.ts'
import { historyRoutes } from './routes/history.ts'
import { keyRoutes } from './routes/keys.ts'
import { type ProposalParts, proposalRoutes, sharedRoutes } from './routes/proposals.ts'
import { rebaseRoutes } from './routes/rebase.ts'
import { type SampleParts, sampleRoutes } from './routes/sample.ts'
import { searchRoutes } from './routes/search.ts'
import { type SuggestionParts, suggestionRoutes, suggestionsOfProposal } from './routes/suggestions.ts'
import { type TextParts, textRoutes } from './routes/texts.ts'
import { textVersionRoutes } from './routes/textVersions.ts'
import { throughoutRoutes } from './routes/throughout.ts'
import { importsOfProposal } from './routes/wordImports.ts'
import { makeTurns } from './turns.ts'

/** 20 MB: the largest text that is read, and room for what stands beside it. */
export const maxBody = 20_000_000

export interface AppParts extends AccountParts, SampleParts, ProposalParts, SuggestionParts, TextParts {
  readonly log: Log
  readonly trustedProxies: readonly string[]
  /** What one person's pages may ask for a second, for long; 0 for any number. */
  readonly requestsPerSecond: number
  /** The folder of the built client. */
  readonly dist: string
  readonly who: WhoAsks
  readonly keys: ApiKeyService
  readonly search: SearchService
  readonly groups: GroupService
  readonly discussion: DiscussionService
  readonly wordImports: WordImportService
  readonly exports: ExportService
  readonly archive: ArchiveService
  readonly history: HistoryService
  readonly restoring: RestoringService
  readonly rebasing: RebasingService
  readonly textVersions: TextVersionService
  readonly throughout: ThroughoutService
  readonly amendingActs: AmendingActs
  readonly health: Health
}

const limited = bodyLimit({
  maxSize: maxBody,
  onError: () => {
    throw new Refusal('too-large', { limit: maxBody })
  },
})

/** Files that are made at once for one user, and that may wait for it. */
const filesAtOnce = 3
const filesWaiting = 300

const signedInRoutes = (parts: AppParts, files = makeTurns(filesAtOnce, filesWaiting)) => {
  const failed = onError(parts.log)
  return new Hono<RequestContext>()
    .use(signedIn)
    .route('/texts', textRoutes(parts))
    .route('/texts', textVersionRoutes(parts.textVersions, parts.decode))
    .route('/texts', exportsOfText(parts.exports, files))
    .route('/groups', groupRoutes(parts.groups))
    .route('/proposals', proposalRoutes(parts))
    .route('/proposals', suggestionsOfProposal(parts.suggestions))
    .route('/proposals', importsOfProposal(parts.wordImports, failed))
    .route('/proposals', amendingRoutes(parts.amendingActs))
    .route('/proposals', throughoutRoutes(parts.throughout))
    .route('/proposals', exportsOfProposal(parts.exports, parts.archive, files))
    .route('/proposals', threadsOfProposal(parts.discussion))
    .route('/proposals', rebaseRoutes(parts.rebasing, failed))
    .route('/proposals', historyRoutes(parts.history, parts.restoring))
    .route('/suggestions', suggestionRoutes(parts))
    .route('/threads', threadRoutes(parts.discussion))
    .route('/keys', keyRoutes(parts.keys))
    .route('/search', searchRoutes(parts.search))
}

const apiRoutes = (parts: AppParts) =>
  new Hono<RequestContext>()
    .use(identified(parts.who, parts.trustedProxies, parts.requestsPerSecond))
    .use(async (c, next) => {
      await next()
      if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
    })
    .route('/', accountRoutes(parts))
    .route('/', sampleRoutes(parts))
    .route('/invitations', invitationRoutes(parts.groups))
    .route('/shared', sharedRoutes(parts.proposals))
    .route('/', signedInRoutes(parts))

export const makeApp = (parts: AppParts) => {
  const api = new Hono<RequestContext>().route('/api', apiRoutes(parts))
  return new Hono<RequestContext>()
    .onError(onError(parts.log))
    .use(pageHeaders())
    .use(sameOrigin(parts.origins))
    .use(limited)
    .use('/api/*', compressed())
    .route('/', healthRoutes(parts.health))
    .route('/api', docsRoutes(api))
    .route('/', api)
    .all('/api/*', () => problem('not-found'))
    .route('/', clientFiles(parts.dist))
}

/** The API's type, for the typed client: paths start with `/api`. */
export type Api = ReturnType<typeof makeApp>
