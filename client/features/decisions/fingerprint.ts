/** The first characters of a wording's hash, in two groups, as people compare them. */
export const fingerprint = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`
