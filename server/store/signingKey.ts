/**
 * The Ed25519 key with which an installation signs its history. The private half stays in the data folder, readable by its
 * owner alone; the public half is for everybody who wants to check.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

const privateFile = 'history-key.pem'
/** The name of the exported public key inside a data folder. */
export const publicFile = 'history-key.pub.pem'

export const publicBytes = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' })
export const publicKeyFrom = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' })

/** The key of the data folder, made where there is none yet. */
export const signingKeyIn = (dataDir: string): SigningKey => {
  const path = join(dataDir, privateFile)
  if (!existsSync(path)) {
    const made = generateKeyPairSync('ed25519').privateKey
    writeFileSync(path, made.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  }
  const privateKey = createPrivateKey(readFileSync(path))
  const publicKey = createPublicKey(privateKey)
  writeFileSync(join(dataDir, publicFile), publicKey.export({ format: 'pem', type: 'spki' }))
  return { privateKey, publicKey }
}

/** The public key of a data folder, if a server ever ran on it. */
export const publicKeyIn = (dataDir: string): KeyObject | undefined => {
  const path = join(dataDir, privateFile)
  return existsSync(path) ? createPublicKey(readFileSync(path)) : undefined
}
