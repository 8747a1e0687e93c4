/** The other first start: instead of a first account, a sample in which anybody may look around as anybody. */
import type { SampleMember } from '#shared/api/sample.ts'
import { found, Refusal } from './errors.ts'
import type { InstallationService } from './installation.ts'
import type { People } from './ports/people.ts'
import type { SampleMaker } from './ports/sampleMaker.ts'
import type { SampleService } from './sample.ts'

export interface MadeSample {
  readonly members: readonly SampleMember[]
  /** The member as whom `cookies` sign the caller in. */
  readonly as: string
  readonly cookies: readonly string[]
}

export interface FirstSampleService {
  /** Makes an installation that nobody has set up a sample for good, under the same conditions as its first account. */
  make(code: string | undefined, local: boolean, headers: Headers): Promise<MadeSample>
}

export const firstSampleService = (
  people: Pick<People, 'all' | 'byEmail'>,
  installation: Pick<InstallationService, 'first'>,
  sample: SampleService,
  maker: SampleMaker,
): FirstSampleService => ({
  async make(code, local, headers) {
    const email = await installation.first(code, local, async () => {
      if ((await people.all()).length > 0) throw new Refusal('already-set-up')
      return maker.make()
    })
    const { id } = found(await people.byEmail(email))
    const { cookies } = await sample.become(id, headers)
    return { members: await sample.members(), as: id, cookies }
  },
})
