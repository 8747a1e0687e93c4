/** The sample's story: what three working groups have done with the draft so far. */
import { barProposal } from './bar.ts'
import type { SampleProposal } from './form.ts'
import { judgesProposal } from './judges.ts'
import { notariesProposal } from './notaries.ts'

export const proposals: readonly SampleProposal[] = [barProposal, notariesProposal, judgesProposal]
