/** One's own account in a browser: a key is shown once, other sessions end, the name and the password change. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overflowOf, violationsOn } from '#tests/support/accessible.ts'
import { Account, expectStatus, setUp } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'

let app: App
let account: Account

beforeAll(async () => {
  app = await startApp()
  account = await setUp(app.server.url)
})
afterAll(() => app.stop())

test('[API-9] a key is made on the account’s page, shown once, and revoked there', async () => {
  const { page, errors } = await app.openAs(account, '/account', { lang: 'en' })
  await page.getByLabel('What it is for').fill('Nightly export')
  await page.getByRole('button', { name: 'Create a key' }).click()
  const key = await page.getByLabel('The new key').inputValue()
  const ask = () => fetch(`${app.server.url}/api/me`, { headers: { authorization: `Bearer ${key}` } })
  expect((await ask()).status).toBe(200)
  await page.reload()
  await page.getByText('Nightly export').waitFor()
  expect(await page.getByLabel('The new key').count()).toBe(0)
  await page.getByRole('button', { name: 'Revoke “Nightly export”' }).click()
  await page.getByRole('button', { name: 'Revoke now' }).click()
  await page.getByText('Nightly export').waitFor({ state: 'detached' })
  expect((await ask()).status).toBe(401)
  expect(errors).toEqual([])
})

test('signing out everywhere else ends the other sessions and not this one', async () => {
  const other = new Account(app.server.url)
  const password = 'correct horse battery'
  expectStatus(await other.post('/api/auth/sign-in/email', { email: account.email, password }), 200)
  const { page } = await app.openAs(account, '/account', { lang: 'en' })
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' })
  expect((await other.get('/api/me')).status).toBe(401)
  expect((await account.get('/api/me')).status).toBe(200)
})

const statusUnder = async (key: string) =>
  (await fetch(`${app.server.url}/api/me`, { headers: { authorization: `Bearer ${key}` } })).status

let key = ''

test('[RIGHTS-9] the name and the password change, keys stay if one wishes; a wrong one is told; the page fits a phone', async () => {
  key = expectStatus(await account.post('/api/keys', { name: 'Nightly export', days: 30 }), 201).key
  const { page } = await app.openAs(account, '/account', { lang: 'en', width: 360 })
  await page.getByRole('textbox', { name: 'Your name' }).fill('Secretary Z.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved').waitFor()
  expect(expectStatus(await account.get('/api/me'), 200).name).toBe('Secretary Z.')
  await page.getByLabel('Current password', { exact: true }).fill('not it at all')
  await page.getByLabel('New password', { exact: true }).fill('another horse battery')
  await page.getByLabel('Also revoke my API keys').uncheck()
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByRole('alert').waitFor()
  expect(await violationsOn(page)).toEqual([])
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  await page.getByLabel('Current password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('Changed.').waitFor()
  const again = new Account(app.server.url)
  const login = { email: account.email, password: 'another horse battery' }
  expectStatus(await again.post('/api/auth/sign-in/email', login), 200)
})

test('[RIGHTS-9] a changed password takes the API keys with it, unless one unticks that', async () => {
  const owner = new Account(app.server.url)
  const password = 'another horse battery'
  expectStatus(await owner.post('/api/auth/sign-in/email', { email: account.email, password }), 200)
  expect(await statusUnder(key)).toBe(200)
  const { page } = await app.openAs(owner, '/account', { lang: 'en' })
  expect(await page.getByLabel('Also revoke my API keys').isChecked()).toBe(true)
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await page.getByLabel('New password', { exact: true }).fill('a third long password')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('Password changed.').waitFor()
  expect(await statusUnder(key)).toBe(401)
  await page.getByLabel('Also revoke my API keys').waitFor({ state: 'detached' })
})
