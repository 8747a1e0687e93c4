/**
 * Fills an empty database with the sample: people, text, groups, and their story, through the product's own services, so
 * that nothing in it could not have come about by hand. The database is marked as a sample first, for good: whatever is
 * made in it afterwards is known to be play.
 */
import { sampleDomain } from '#server/domain/sample.ts'
import type { Actor } from '#shared/access/subjects.ts'
import { publishSample } from './publish.ts'
import type { SampleServices } from './services.ts'
import type { SamplePerson } from './story/form.ts'
import { groups, secretary } from './story/groups.ts'
import { proposals } from './story/story.ts'
import { tell } from './tell.ts'

export interface FilledSample {
  readonly textId: string
  readonly proposalIds: readonly string[]
}

/** Everybody's in a sample, and no secret: in a sample anybody may become anybody. */
export const samplePassword = 'usynys-sample'

export const sampleEmail = (key: string): string => `${key}${sampleDomain}`

const account = ({ key, name }: SamplePerson) => ({
  name,
  email: sampleEmail(key),
  password: samplePassword,
})

/** Everybody's user id, by their key in the story. */
type People = ReadonlyMap<string, string>

const signUpAll = async (services: SampleServices): Promise<People> => {
  const people = new Map<string, string>()
  for (const { person } of groups.flatMap(({ members }) => members))
    people.set(person.key, await services.signUp(account(person)))
  return people
}

/** The secretariat makes each group, hands it to its chair and leaves. */
const makeGroups = async (services: SampleServices, maker: Actor): Promise<ReadonlyMap<string, string>> => {
  const made = new Map<string, string>()
  for (const { key, name, members } of groups) {
    const { id } = await services.groups.add(maker, name)
    made.set(key, id)
    const inside = await services.actor(maker.id)
    for (const { person, role } of members)
      await services.groups.addMember(inside, id, account(person).email, role)
    await services.groups.removeMember(inside, id, maker.id)
  }
  return made
}

/** Fills the database and answers what is in it. The database must be empty: `services.setUp` refuses another. */
export const fillSample = async (services: SampleServices): Promise<FilledSample> => {
  await services.markAsSample()
  const maker = await services.actor(await services.setUp(account(secretary)))
  const text = await publishSample(services, maker)
  const people = await signUpAll(services)
  const groupIds = await makeGroups(services, maker)
  const proposalIds: string[] = []
  for (const proposal of proposals) {
    const groupId = groupIds.get(proposal.group)!
    proposalIds.push(await tell(services, { proposal, text, groupId, people }))
  }
  return { textId: text.id, proposalIds }
}
