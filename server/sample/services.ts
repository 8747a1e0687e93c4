/** What filling the sample asks of the product: the domain's services, each by the part that is used. */
import type { DecisionService } from '#server/domain/decisions.ts'
import type { DiscussionService } from '#server/domain/discussion.ts'
import type { GroupService } from '#server/domain/groups.ts'
import type { LanguageService } from '#server/domain/languages.ts'
import type { NewAccount } from '#server/domain/ports/accounts.ts'
import type { PositionService } from '#server/domain/positions.ts'
import type { ProposalService } from '#server/domain/proposals.ts'
import type { SuggestionService } from '#server/domain/suggestions.ts'
import type { TextService } from '#server/domain/texts.ts'
import type { Actor } from '#shared/access/subjects.ts'

export interface SampleServices {
  readonly texts: Pick<TextService, 'publish'>
  readonly languages: Pick<LanguageService, 'add'>
  readonly groups: Pick<GroupService, 'add' | 'addMember' | 'removeMember'>
  readonly proposals: Pick<ProposalService, 'add' | 'change' | 'step' | 'share'>
  readonly suggestions: Pick<SuggestionService, 'open' | 'change'>
  readonly positions: Pick<PositionService, 'take'>
  readonly decisions: Pick<DecisionService, 'decide'>
  readonly discussion: Pick<DiscussionService, 'open' | 'comment' | 'resolve'>
  /** A user with all that rights depend on, as of now. */
  actor(userId: string): Promise<Actor>
  /** Makes the secretariat's account in an installation that has none, and answers its user id. */
  setUp(account: NewAccount): Promise<string>
  /** Makes an account without an invitation, and answers its user id. */
  signUp(account: NewAccount): Promise<string>
  markAsSample(): Promise<void>
}
