/** The files of a release as bytes by path, and the cryptography that makes them provable. */
import { canonicalBytes } from './canonical.ts'
import { encodeUtf8 } from './utf8.ts'

/** A release before it is bytes: values by path. */
export type ValuesByPath = Readonly<Record<string, unknown>>

/** Bytes by path. */
export type Files = Readonly<Record<string, Uint8Array>>

/** Files where they lie, read one by one: none is held but the one that is looked at. `read` gives the same each time. */
export type FileSource = {
  readonly paths: readonly string[]
  readonly has: (path: string) => boolean
  readonly read: (path: string) => Uint8Array | undefined
}

export function sourceOf(files: Files | FileSource): FileSource {
  if (typeof files['read'] === 'function') return files as FileSource
  const held = files as Files
  const has = (path: string) => Object.hasOwn(held, path)
  return { paths: Object.keys(held), has, read: path => (has(path) ? held[path] : undefined) }
}

/** Cryptography handed in, since this package knows no machine. Hashes in hexadecimal, signature and key in base64. */
export type ReleaseCrypto = {
  readonly sha256: (bytes: Uint8Array) => string
  /** HMAC-SHA-256 under the key of this release alone. */
  readonly hmac: (bytes: Uint8Array) => string
  /** Ed25519 under the network's key. */
  readonly sign: (bytes: Uint8Array) => string
  readonly publicKey: string
}

/** A value of a release as bytes: CSV as it is, everything else as canonical JSON. */
export function bytesOf(path: string, value: unknown): Uint8Array {
  return path.endsWith('.csv') && typeof value === 'string' ? encodeUtf8(value) : canonicalBytes(value)
}
