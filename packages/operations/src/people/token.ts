/** Tokens that sign a person in: shown once, stored as a digest only. */
import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes, as text for an address or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token: its SHA-256. Any text has one, so a malformed token is simply not found. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()
