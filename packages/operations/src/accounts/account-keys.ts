/** The key that guards what people sign in with: it stands in the data folder or the environment, never in the database. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { writeOnce } from '@waymark/store'
import type { Runtime } from '../runtime.ts'

export type AccountKeys = {
  /** Encrypts (AES-256-GCM); `about` binds the secret to what it belongs to, so that it opens nowhere else. */
  readonly seal: (secret: Uint8Array, about: string) => Buffer
  /** Opens what `seal` made. Throws where key, `about` or bytes are not those it was made with. */
  readonly open: (sealed: Uint8Array, about: string) => Buffer
  /** A keyed digest, so that short things (addresses, recovery codes) cannot be tried out on a copy of the database. */
  readonly digest: (text: string) => Buffer
}

const known = new WeakMap<Runtime, AccountKeys>()

/** The keys of this installation, from WAYMARK_ACCOUNT_KEY (32 bytes in base64url) or made at first use below `keys/` of the data folder. */
export function accountKeys(runtime: Runtime): AccountKeys {
  const found = known.get(runtime) ?? keysFrom(mainKey(runtime.installation.folder, process.env['WAYMARK_ACCOUNT_KEY']))
  known.set(runtime, found)
  return found
}

function mainKey(folder: string, given: string | undefined): Buffer {
  const place = path.join(folder, 'keys')
  if (!given) fs.mkdirSync(place, { recursive: true, mode: 0o700 })
  const text = given || writeOnce(path.join(place, 'accounts.secret'), randomBytes(32).toString('base64url'))
  const key = Buffer.from(text.trim(), 'base64url')
  if (key.length !== 32) throw new Error('WAYMARK_ACCOUNT_KEY must be 32 bytes in base64url.')
  return key
}

/** The keys made of one main key: what is encrypted and what is digested never share one. */
export function keysFrom(main: Buffer): AccountKeys {
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', main, '', `waymark accounts ${use}`, 32))
  const sealing = derived('sealing')
  const digesting = derived('digesting')
  return {
    seal(secret, about) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(about))
      const text = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed)
      const cipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12), { authTagLength: 16 })
      cipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()])
    },
    digest: text => createHmac('sha256', digesting).update(text).digest(),
  }
}
