/** The five roles of a group, weakest first. Each may what the ones before it may. */

export const roles = ['observer', 'commenter', 'contributor', 'drafter', 'chair'] as const
export type Role = (typeof roles)[number]

/** Whether `role` is `least` or stronger. Nobody's role (`undefined`) is weaker than all. */
export const atLeast = (role: Role | undefined, least: Role): boolean =>
  role !== undefined && roles.indexOf(role) >= roles.indexOf(least)
