/**
 * One proposal for each way of sharing it, full of words that not everybody may read: each word is there once in the world,
 * so that a reply that holds it came from where it was planted.
 */
import type { Account, Json } from './account.ts'
import { expectStatus } from './account.ts'
import type { Members } from './group.ts'

export const shareStates = [
  'unshared',
  'named group',
  'all groups',
  'by link',
  'submitted',
  'drafted on',
] as const
export type ShareState = (typeof shareStates)[number]

/** What is planted in a proposal. Ids are planted words too. */
export interface Cast {
  readonly state: ShareState
  readonly proposal: Json
  readonly agreed: Json
  readonly open: Json
  readonly draft: Json
  readonly groupThread: Json
  readonly sharedThread: Json
  readonly draftThread: Json
  /** The secret of the public link. */
  readonly token: string | undefined
  /** For readers outside who see the proposal at all. */
  readonly shown: readonly string[]
  /** For the group alone. */
  readonly inside: readonly string[]
  /** For the author of the private draft alone. */
  readonly own: readonly string[]
}

export interface Place {
  readonly text: Json
  readonly secretary: Account
  readonly ours: Members
  readonly theirs: Members
}

/** A word of its own: `zq`, what it is, and a letter for the proposal. */
export const planted = (state: ShareState, what: string): string =>
  `zq${what}${'abcdef'[shareStates.indexOf(state)]}`

export const prepare = async (state: ShareState, { text, secretary, ours, theirs }: Place): Promise<Cast> => {
  const { chair, drafter, contributor } = ours
  const word = (what: string) => planted(state, what)
  const proposal = expectStatus(
    await chair.post('/api/proposals', {
      textId: text.id,
      groupId: ours.group.id,
      title: `Title ${word('head')}`,
    }),
    201,
  )
  const here = `/api/proposals/${proposal.id}`
  const suggest = async (unit: string, what: string, more: Json = {}): Promise<Json> =>
    expectStatus(
      await contributor.post(`${here}/suggestions`, {
        op: 'replace',
        unit,
        wording: { ru: `Слово ${word(what)}.`, kk: `Сөз ${word(what)}.` },
        reason: { ru: `Потому ${word(`${what}why`)}.` },
        ...more,
      }),
      201,
    )
  const decide = async ({ id }: Json, outcome: string): Promise<Json> =>
    expectStatus(
      await chair.post(`/api/suggestions/${id}/decision`, { outcome, reason: `Ибо ${word('decision')}` }),
      201,
    )
  const thread = async (by: Account, body: Json): Promise<Json> =>
    expectStatus(await by.post(`${here}/threads`, body), 201)
  const wordAct = async (what: string): Promise<void> => {
    const { clauses } = expectStatus(await chair.get(`${here}/amending?lang=ru`), 200)
    const { key } = clauses.flatMap(({ formulas }: Json) => formulas)[0]
    const edit = { lang: 'ru', key, text: `Изложить ${word(what)}` }
    expectStatus(await drafter.put(`${here}/amending`, edit), 200)
  }

  const open = await suggest('art_1__para_2', 'open')
  const agreed = await suggest('art_1__para_1', 'outer', { alternativeTo: open.id, copiedFrom: open.id })
  const rejected = await suggest('art_2__para_2', 'rejected')
  const draft = await suggest('art_3', 'draft', { state: 'draft' })
  expectStatus(
    await contributor.put(`/api/suggestions/${agreed.id}/position`, {
      stand: 'oppose',
      note: word('position'),
      onBehalfOf: word('behalf'),
    }),
    200,
  )
  await decide(agreed, 'agreed')
  await wordAct('actold')
  expectStatus(await chair.post(`/api/suggestions/${agreed.id}/reopen`, { reason: word('reopened') }), 200)
  const quoted = await thread(contributor, {
    suggestion: agreed.id,
    audience: 'shared',
    anchor: { lang: 'ru', field: 'wording', start: 'AA', end: 'AB', quote: `Слово ${word('outer')}.` },
    body: word('talk'),
  })
  expectStatus(
    await contributor.patch(`/api/suggestions/${agreed.id}`, {
      wording: { ru: `Слово ${word('agreed')}.`, kk: `Сөз ${word('agreed')}.` },
      reason: { ru: `Потому ${word('agreedwhy')}.` },
    }),
    200,
  )
  await decide(agreed, 'agreed')
  await decide(rejected, 'rejected')
  const replace = async (from: string, what: string): Promise<readonly Json[]> =>
    expectStatus(
      await contributor.post(`${here}/throughout`, { from: { ru: from }, to: { ru: word(what) } }),
      201,
    ).suggestions
  await replace('осуществляется', 'bundle')
  for (const each of await replace('образование', 'term')) await decide(each, 'agreed')
  expectStatus(
    await drafter.patch(here, { note: { ru: `Записка ${word('note')}`, kk: `Хат ${word('note')}` } }),
    200,
  )
  const groupThread = await thread(chair, { unit: 'art_1', audience: 'group', body: word('internal') })
  const sharedThread = await thread(chair, { unit: 'art_1', audience: 'shared', body: word('shared') })
  const answered = expectStatus(
    await drafter.post(`/api/threads/${sharedThread.id}/comments`, { body: word('deleted') }),
    201,
  )
  expectStatus(
    await drafter.patch(`/api/threads/${sharedThread.id}/comments/${answered.comments.at(-1).id}`, {
      deleted: true,
    }),
    200,
  )
  const onOpen = await thread(contributor, { suggestion: open.id, audience: 'shared', body: word('onopen') })
  const draftThread = await thread(contributor, {
    suggestion: draft.id,
    audience: 'shared',
    body: word('drafttalk'),
  })
  expectStatus(await drafter.post(`${here}/versions`, { name: word('version') }), 201)

  const step = async (by: Account, name: string) => expectStatus(await by.post(`${here}/${name}`), 200)
  const share = async (body: Json): Promise<Json> =>
    expectStatus(await chair.post(`${here}/share`, body), 200)
  const later: string[] = []
  let token: string | undefined
  if (state === 'named group') await share({ groups: [theirs.group.id] })
  if (state === 'all groups') await share({ all: true })
  if (state === 'by link') token = (await share({ link: true })).shares.token
  if (state === 'submitted' || state === 'drafted on') await step(chair, 'submit')
  if (state === 'drafted on') {
    await step(secretary, 'return')
    await step(chair, 'unlock')
    await share({ all: true })
    expectStatus(
      await drafter.patch(here, { title: word('title'), note: { ru: `Записка ${word('notelater')}` } }),
      200,
    )
    const added = await suggest('art_2__para_1', 'later')
    await decide(added, 'agreed')
    await wordAct('actlater')
    later.push(added.id, ...['title', 'notelater', 'later', 'laterwhy', 'actlater'].map(word))
  }
  return {
    state,
    proposal,
    agreed,
    open,
    draft,
    groupThread,
    sharedThread,
    draftThread,
    token,
    shown: ['head', 'agreed', 'agreedwhy', 'note', 'shared', 'talk', 'term']
      .map(word)
      .concat(proposal.id, agreed.id, quoted.id),
    inside: [
      ...[
        'open',
        'openwhy',
        'outer',
        'outerwhy',
        'rejected',
        'rejectedwhy',
        'position',
        'behalf',
        'decision',
      ],
      ...['actold', 'reopened', 'bundle', 'internal', 'deleted', 'onopen', 'version'],
    ]
      .map(word)
      .concat(open.id, rejected.id, groupThread.id, onOpen.id, ...later),
    own: ['draft', 'draftwhy', 'drafttalk'].map(word).concat(draft.id, draftThread.id),
  }
}
