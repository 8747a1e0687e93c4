/** What makes the sample, behind the domain: its people and their story are no part of what the product does. */

export interface SampleMaker {
  /**
   * Fills this installation, which must be empty, and marks it as a sample for good: all of it or nothing. Answers the
   * e-mail address of the member as whom one begins. Refuses with `already-set-up` where there are accounts.
   */
  make(): Promise<string>
}
