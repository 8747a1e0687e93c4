/** Somebody who uses the API with a cookie of their own, as a program does. */

// biome-ignore lint/suspicious/noExplicitAny: a test reads replies of every shape and asserts on what it reads
export type Json = any

export interface Reply<T = Json> {
  readonly status: number
  readonly headers: Headers
  /** The JSON answered; undefined where there is none. */
  readonly body: T
}

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>
}

const password = 'correct horse battery'

export class Account {
  readonly url: string
  id = ''
  email = ''
  #cookies = new Map<string, string>()

  constructor(url: string) {
    this.url = url
  }

  /** The `cookie` header of this account, for a socket. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** The same person at another address of the installation. */
  at(url: string): Account {
    const same = new Account(url)
    same.id = this.id
    same.email = this.email
    same.#cookies = new Map(this.#cookies)
    return same
  }

  async raw(
    method: string,
    path: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await fetch(new URL(path, this.url), {
      method,
      body,
      redirect: 'manual',
      headers: { ...(this.cookie && { cookie: this.cookie }), ...headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }

  async ask<T = Json>(
    method: string,
    path: string,
    body?: unknown,
    { headers }: Asked = {},
  ): Promise<Reply<T>> {
    const json = body === undefined ? undefined : JSON.stringify(body)
    const response = await this.raw(method, path, json, {
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    })
    const text = await response.text()
    const isJson = (response.headers.get('content-type') ?? '').includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : (text as T),
    }
  }

  get = <T = Json>(path: string) => this.ask<T>('GET', path)
  post = <T = Json>(path: string, body: unknown = {}) => this.ask<T>('POST', path, body)
  put = <T = Json>(path: string, body: unknown) => this.ask<T>('PUT', path, body)
  patch = <T = Json>(path: string, body: unknown) => this.ask<T>('PATCH', path, body)
  delete = <T = Json>(path: string) => this.ask<T>('DELETE', path)

  async signIn(email = this.email): Promise<Reply> {
    return this.post('/api/auth/sign-in/email', { email, password })
  }
}

/** A reply's body; fails with it when the status is another one. */
export const expectStatus = <T>({ status, body }: Reply<T>, ...wanted: readonly number[]): T => {
  if (!wanted.includes(status))
    throw new Error(`Answered ${status} instead of ${wanted}: ${JSON.stringify(body)}`)
  return body
}

/** The first account of a new server: the secretariat's. */
export const setUp = async (url: string, name = 'Secretary A.'): Promise<Account> => {
  const account = new Account(url)
  account.email = 'secretary@example.org'
  expectStatus(await account.post('/api/setup', { name, email: account.email, password }), 200, 201)
  account.id = expectStatus(await account.get('/api/me'), 200).id
  return account
}

let made = 0

/** A new account on a server that lets everybody sign up. */
export const signUp = async (url: string, name: string): Promise<Account> => {
  const account = new Account(url)
  account.email = `member-${++made}@example.org`
  expectStatus(await account.post('/api/auth/sign-up/email', { name, email: account.email, password }), 200)
  account.id = expectStatus(await account.get('/api/me'), 200).id
  return account
}

/** A new account that is a member of a group. */
export const memberOf = async (
  chair: Account,
  group: string,
  role: string,
  name = `Member (${role})`,
): Promise<Account> => {
  const account = await signUp(chair.url, name)
  const { token } = expectStatus(await chair.post(`/api/groups/${group}/invitations`, { role }), 201)
  expectStatus(await account.post(`/api/invitations/${token}`), 200)
  return account
}
