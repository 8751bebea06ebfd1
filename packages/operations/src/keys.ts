/** The keys of an installation, kept beside the database: one signing key and one secret per network. */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { writeOnce } from '@waymark/store'

export type NetworkKeys = {
  /** The first 16 hex digits of the public key's SHA-256: names the key in a manifest. */
  readonly keyId: string
  /** The public half: SPKI in DER, as base64. */
  readonly publicKey: string
  readonly sign: (bytes: Uint8Array) => string
  /** The key that commits to the secret values of one release. */
  readonly commitmentKey: (release: string) => Buffer
  /** Commits to what an operation wrote, for the audit chain. */
  readonly commit: (text: string) => Buffer
}

/** Opens the keys of network `slug`, making them at first use. They stand outside the database on purpose. */
export function networkKeys(folder: string, slug: string): NetworkKeys {
  const place = path.join(folder, 'keys')
  fs.mkdirSync(place, { recursive: true, mode: 0o700 })
  const pem = writeOnce(path.join(place, `${slug}.ed25519.pem`), newPrivateKey())
  const secret = Buffer.from(
    writeOnce(path.join(place, `${slug}.secret`), randomBytes(32).toString('base64url')),
    'base64url',
  )
  const privateKey = createPrivateKey(pem)
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: bytes => sign(null, bytes, privateKey).toString('base64'),
    commitmentKey: release => Buffer.from(hkdfSync('sha256', secret, '', `release ${release}`, 32)),
    commit: text => createHmac('sha256', secret).update(text).digest(),
  }
}

export const keyIdOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16)

/** Whether `signature` (base64) was made over `bytes` with the private half of `publicKey`. A malformed key is no match. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return verify(null, bytes, key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

function newPrivateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
