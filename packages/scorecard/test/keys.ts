/** Real cryptography with a fixed key, so that a release in a test has the same bytes every time. */
import { createHash, createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { ReleaseCrypto, ReleaseStamp, Verifier } from '../src/index.ts'

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex') // DER header of an Ed25519 private key
const spki = Buffer.from('302a300506032b6570032100', 'hex') // DER header of an Ed25519 public key

export function keysFrom(seed: number): ReleaseCrypto {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length)
  return {
    sha256: bytes => createHash('sha256').update(bytes).digest('hex'),
    hmac: bytes => createHmac('sha256', `release key ${seed}`).update(bytes).digest('hex'),
    sign: bytes => sign(null, bytes, key).toString('base64'),
    publicKey: raw.toString('base64'),
  }
}

export const keys = keysFrom(7)
export const stamp: ReleaseStamp = {
  id: '01900000-0000-7000-8000-00000000000a',
  label: '2026-1',
  at: '2026-02-01T10:00:00.000Z',
  keyId: 'key-1',
}

/** What anybody can check with: no network key known, no secrets. */
export const anybody: Verifier = {
  sha256: keys.sha256,
  verifySignature: (bytes, signature, publicKey) => {
    const key = createPublicKey({
      key: Buffer.concat([spki, Buffer.from(publicKey, 'base64')]),
      format: 'der',
      type: 'spki',
    })
    return verify(null, bytes, key, Buffer.from(signature, 'base64'))
  },
}
