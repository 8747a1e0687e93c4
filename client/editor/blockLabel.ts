import { displayNum } from '#shared/legal/naming.ts'

/** A block's number as it stands in the margin; a heading or a block of an unknown kind shows it bare. */
export const blockLabel = (kind: string, num: string): string => displayNum(kind, num, 'generic')
