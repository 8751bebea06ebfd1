/** One-time codes of authenticator apps: RFC 6238 with SHA-1, six digits, a new one every 30 seconds, as every app takes them. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { latinDigits } from '@waymark/network'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567' // RFC 4648 base32

export const newSecret = (): Buffer => randomBytes(20)

/** The 30-second step of a moment. */
export const stepOf = (at: Date): number => Math.floor(at.getTime() / 30_000)

/** The six digits of one step. */
export function codeOf(secret: Uint8Array, step: number): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(message).digest()
  const from = hash.at(-1)! & 15
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The step whose code this is, among the one now, the one before and the one after; null where it is none of them. */
export function stepOfCode(secret: Uint8Array, code: string, at: Date): number | null {
  const given = Buffer.from(code)
  if (given.length !== 6) return null
  const now = stepOf(at)
  const found = [now - 1, now, now + 1].filter(step => timingSafeEqual(Buffer.from(codeOf(secret, step)), given))
  return found.at(-1) ?? null
}

/** A typed code without the spaces and hyphens people put in, Arabic-Indic digits understood. */
export const plainCode = (typed: string): string => latinDigits(typed).replaceAll(/[\s-]/g, '').toUpperCase()

/** A secret as people type it into an app, in groups of four. */
export function writtenSecret(secret: Uint8Array): string {
  return base32(secret).replaceAll(/(.{4})(?=.)/g, '$1 ')
}

/** The address that opens an authenticator app with everything filled in (Google Authenticator key URI format). */
export function secretAddress(secret: Uint8Array, account: string): string {
  return `otpauth://totp/Waymark:${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=Waymark`
}

export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map(five => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** A recovery code: 16 letters and digits of base32 (80 bits), in groups of four. */
export const newRecoveryCode = (): string => base32(randomBytes(10)).match(/.{4}/g)!.join('-')
