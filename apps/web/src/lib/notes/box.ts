/** The box that what a device keeps lies in: a random key that only a passphrase unlocks, and records sealed with it (docs/decisions/0196). */

type Bytes = Uint8Array<ArrayBuffer>

/** What stands beside the records in plain: how the passphrase is stretched, and the key wrapped with what comes of it. */
export type Lock = {
  readonly salt: Bytes
  /** Rounds of PBKDF2 with SHA-256. */
  readonly iterations: number
  readonly nonce: Bytes
  readonly wrapped: Bytes
}

/** One record as it is stored; its nonce was never used before. */
export type Sealed = { readonly nonce: Bytes; readonly bytes: Bytes }

export const fewestIterations = 600_000 // OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256
const step = 4096 // bytes; a record says its length in such steps only
const { subtle } = globalThis.crypto

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))
const ofName = (name: string): Bytes => new TextEncoder().encode(`notes 1 ${name}`)

async function wrappingKey(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  return subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}

/** A new lock for this passphrase, and its key, which cannot be read out of the browser. */
export async function newLock(passphrase: string): Promise<{ readonly lock: Lock; readonly key: CryptoKey }> {
  const [salt, nonce, iterations] = [random(16), random(12), fewestIterations]
  const wrapping = await wrappingKey(passphrase, salt, iterations)
  const made = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
  const wrapped = new Uint8Array(await subtle.wrapKey('raw', made, wrapping, { name: 'AES-GCM', iv: nonce }))
  const lock = { salt, iterations, nonce, wrapped }
  return { lock, key: (await unlock(lock, passphrase))! }
}

/** The key of a lock; null where this is not its passphrase. */
export async function unlock(lock: Lock, passphrase: string): Promise<CryptoKey | null> {
  const wrapping = await wrappingKey(passphrase, lock.salt, lock.iterations)
  const inside = { name: 'AES-GCM', iv: lock.nonce }
  return subtle
    .unwrapKey('raw', lock.wrapped, wrapping, inside, 'AES-GCM', false, ['encrypt', 'decrypt'])
    .catch(() => null)
}

/** Seals a value under the name of its record: it opens under no other name. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const text = new TextEncoder().encode(JSON.stringify(value))
  const padded = new Uint8Array(Math.ceil(text.length / step) * step).fill(0x20) // blanks, which JSON passes over
  padded.set(text)
  const nonce = random(12)
  const how = { name: 'AES-GCM', iv: nonce, additionalData: ofName(name) }
  return { nonce, bytes: new Uint8Array(await subtle.encrypt(how, key, padded)) }
}

/** Throws where key, name or bytes are not those it was sealed with. */
export async function unseal(key: CryptoKey, name: string, { nonce, bytes }: Sealed): Promise<unknown> {
  const how = { name: 'AES-GCM', iv: nonce, additionalData: ofName(name) }
  return JSON.parse(new TextDecoder().decode(await subtle.decrypt(how, key, bytes)))
}
