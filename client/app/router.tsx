/**
 * The pages and who may see them. One guard stands before every page but those of signing in: an installation that is not
 * set up leads to its set-up, a reader who is not signed in to one sign-in that brings them back.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ProblemError } from '#client/api/client.ts'
import { threadsQuery } from '#client/api/discussion.ts'
import { proposalQuery, suggestionsQuery } from '#client/api/proposals.ts'
import { become } from '#client/api/sample.ts'
import { installationQuery, meQuery } from '#client/api/session.ts'
import { textQuery } from '#client/api/texts.ts'
import { i18n, interfaceLanguages } from '#client/i18n/index.ts'
import { Failure, NotFound } from './Failure.tsx'
import { Frame } from './Frame.tsx'
import { queryClient } from './queries.ts'

/** A page of its own chunk. Its module's type stays out of the router's, which the pages' own links depend on. */
const page = (load: () => Promise<Record<string, unknown>>, name: string) =>
  lazyRouteComponent(load as () => Promise<Record<string, () => React.ReactNode>>, name)

/** Only a path of ours: a sign-in link must not lead elsewhere. */
const ownPath = (next: unknown): string | undefined =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined

const root = createRootRoute({ component: Outlet, errorComponent: Failure, notFoundComponent: NotFound })

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async () => {
    const installation = await queryClient.fetchQuery(installationQuery)
    if (installation.setUp) throw redirect({ to: '/' })
  },
  component: page(() => import('#client/features/account/SetupPage.tsx'), 'SetupPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = ownPath(search.next)
    return next ? { next } : {}
  },
  beforeLoad: async ({ search }) => {
    if (await queryClient.fetchQuery(meQuery)) throw redirect({ to: search.next ?? '/' })
    if (!(await queryClient.fetchQuery(installationQuery)).setUp) throw redirect({ to: '/setup' })
  },
  component: page(() => import('#client/features/account/SignInPage.tsx'), 'SignInPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: page(() => import('#client/features/account/InvitationPage.tsx'), 'InvitationPage'),
})

/** A second window of a sample: it becomes the member, then shows what the first one showed. */
const becoming = createRoute({
  getParentRoute: () => root,
  path: '/become/$user',
  validateSearch: (search: Record<string, unknown>): { next?: string; language?: string } => {
    const next = ownPath(search.next)
    const language = interfaceLanguages.find((known) => known === search.language)
    return { ...(next && { next }), ...(language && { language }) }
  },
  beforeLoad: async ({ params, search, preload }) => {
    if (preload) return
    if (search.language) await i18n.changeLanguage(search.language)
    await become(params.user)
    queryClient.clear()
    throw redirect({ href: search.next ?? '/', replace: true })
  },
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location, matches }) => {
    const me = queryClient.ensureQueryData(meQuery)
    // The page's code comes while it is asked who is there: over a bad line each waits long.
    for (const { routeId } of matches) void router.loadRouteChunk(router.routesById[routeId])
    if (await me) return
    const { setUp: done } = await queryClient.fetchQuery(installationQuery)
    if (!done) throw redirect({ to: '/setup' })
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
  },
  component: Outlet,
})

/** Pages under the common bar; the proposal's page brings a bar of its own. */
const framed = createRoute({ getParentRoute: () => signedIn, id: 'framed', component: Frame })

const home = createRoute({
  getParentRoute: () => framed,
  path: '/',
  component: page(() => import('./HomePage.tsx'), 'HomePage'),
})
const texts = createRoute({
  getParentRoute: () => framed,
  path: '/texts',
  component: page(() => import('#client/features/texts/TextsPage.tsx'), 'TextsPage'),
})
const newText = createRoute({
  getParentRoute: () => framed,
  path: '/texts/new',
  component: page(() => import('./NewTextPage.tsx'), 'NewTextPage'),
})
const newLanguage = createRoute({
  getParentRoute: () => framed,
  path: '/texts/$id/languages/new',
  component: page(() => import('./versions/NewLanguagePage.tsx'), 'NewLanguagePage'),
})
const text = createRoute({
  getParentRoute: () => framed,
  path: '/texts/$id',
  validateSearch: (search: Record<string, unknown>): { lang?: string; version?: number } => ({
    ...(typeof search.lang === 'string' && { lang: search.lang }),
    ...(typeof search.version === 'number' && { version: search.version }),
  }),
  loaderDeps: ({ search }) => ({ version: search.version }),
  loader: ({ params, deps }) => void queryClient.prefetchQuery(textQuery(params.id, deps.version)),
  component: page(() => import('#client/features/texts/reading/TextPage.tsx'), 'TextPage'),
})
const overview = createRoute({
  getParentRoute: () => framed,
  path: '/texts/$id/overview',
  validateSearch: (
    search: Record<string, unknown>,
  ): { lang?: string; article?: string; group?: string; state?: string; colliding?: boolean } => ({
    ...(typeof search.lang === 'string' && { lang: search.lang }),
    ...(typeof search.article === 'string' && { article: search.article }),
    ...(typeof search.group === 'string' && { group: search.group }),
    ...(typeof search.state === 'string' && { state: search.state }),
    ...(search.colliding === true && { colliding: true }),
  }),
  component: page(() => import('./TextOverviewPage.tsx'), 'TextOverviewPage'),
})
const whole = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined

const textVersions = createRoute({
  getParentRoute: () => framed,
  path: '/texts/$id/versions',
  validateSearch: (search: Record<string, unknown>): { a?: number; b?: number; lang?: string } => {
    const [a, b] = [whole(search.a), whole(search.b)]
    return {
      ...(a !== undefined && { a }),
      ...(b !== undefined && { b }),
      ...(typeof search.lang === 'string' && { lang: search.lang }),
    }
  },
  component: page(() => import('#client/features/versions/TextVersionsPage.tsx'), 'TextVersionsPage'),
})
const newVersion = createRoute({
  getParentRoute: () => framed,
  path: '/texts/$id/versions/new',
  component: page(() => import('./versions/NewVersionPage.tsx'), 'NewVersionPage'),
})
const alignment = createRoute({
  getParentRoute: () => framed,
  path: '/texts/$id/versions/$version/alignment',
  component: page(() => import('#client/features/versions/AlignmentPage.tsx'), 'AlignmentPage'),
})
const rebase = createRoute({
  getParentRoute: () => framed,
  path: '/proposals/$id/rebase',
  component: page(() => import('#client/features/versions/rebase/RebasePage.tsx'), 'RebasePage'),
})
const history = createRoute({
  getParentRoute: () => framed,
  path: '/proposals/$id/history',
  component: page(() => import('#client/features/versions/history/HistoryPage.tsx'), 'HistoryPage'),
})
const account = createRoute({
  getParentRoute: () => framed,
  path: '/account',
  component: page(() => import('#client/features/account/own/AccountPage.tsx'), 'AccountPage'),
})
const groups = createRoute({
  getParentRoute: () => framed,
  path: '/groups',
  component: page(() => import('#client/features/groups/GroupsPage.tsx'), 'GroupsPage'),
})
const group = createRoute({
  getParentRoute: () => framed,
  path: '/groups/$id',
  component: page(() => import('#client/features/groups/GroupPage.tsx'), 'GroupPage'),
})
const throughout = createRoute({
  getParentRoute: () => framed,
  path: '/proposals/$id/throughout',
  component: page(() => import('./throughout/ThroughoutPage.tsx'), 'ThroughoutPage'),
})
const amending = createRoute({
  getParentRoute: () => framed,
  path: '/proposals/$id/amending',
  component: page(() => import('./amending/AmendingPage.tsx'), 'AmendingPage'),
})
const proposal = createRoute({
  getParentRoute: () => signedIn,
  path: '/proposals/$id',
  validateSearch: (search: Record<string, unknown>) => search as Record<string, string | undefined>,
  // Rows are asked for while the page's own code is still on its way; the page awaits them and tells what failed. Not
  // on a mere hover: until the room is joined nobody tells of changes to them.
  loader: ({ params, preload }) => {
    if (preload) return
    void queryClient.prefetchQuery(suggestionsQuery(params.id))
    void queryClient.prefetchQuery(threadsQuery(params.id))
    void queryClient
      .fetchQuery(proposalQuery(params.id))
      .then(({ textId, version }) => queryClient.prefetchQuery(textQuery(textId, version)))
      .catch(() => undefined)
  },
  component: page(() => import('./ProposalPage.tsx'), 'ProposalPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    setUp,
    signIn,
    invitation,
    becoming,
    signedIn.addChildren([
      framed.addChildren([
        home,
        texts,
        newText,
        newLanguage,
        text,
        overview,
        account,
        groups,
        group,
        textVersions,
        newVersion,
        alignment,
        rebase,
        history,
        throughout,
        amending,
      ]),
      proposal,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 30_000,
  scrollRestoration: true,
})

// Where the control that was used went with its page, the keyboard and the screen reader go on at the new one.
router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged && document.activeElement === document.body)
    document.getElementById('main')?.focus({ preventScroll: true })
})

// A session that ended while the page was open leads through the guard once more, to one sign-in.
queryClient.getQueryCache().config.onError = (error) => {
  if (!(error instanceof ProblemError) || error.status !== 401) return
  if (queryClient.getQueryData(meQuery.queryKey) === null) return
  queryClient.setQueryData(meQuery.queryKey, null)
  void router.invalidate()
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
