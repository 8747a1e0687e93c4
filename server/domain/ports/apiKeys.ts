/** Where API keys are kept: by their hash, never themselves. */

export interface ApiKey {
  readonly id: string
  readonly userId: string
  readonly name: string
  /** The key's first letters. */
  readonly hint: string
  /** SHA-256 of the key, in hex. */
  readonly hash: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt?: string
}

export interface ApiKeys {
  /** Those that are not revoked, newest first. */
  ofUser(userId: string): Promise<readonly ApiKey[]>
  /** A key that is not revoked. */
  get(id: string): Promise<ApiKey | undefined>
  byHash(hash: string): Promise<ApiKey | undefined>
  add(key: Omit<ApiKey, 'lastUsedAt'>): Promise<void>
  used(id: string, at: string): Promise<void>
  revoke(id: string, at: string): Promise<void>
}
