/** Passwords: argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet), at most two at a time. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { done, refused, type Result } from '@waymark/language'
import { isCommon } from './common-passwords.ts'

const derive = promisify(argon2)
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } // memory in KiB
const head = '$argon2id$v=19$m=19456,t=2,p=1$'
const mostAtOnce = 2 // hashes; each takes 19 MiB and a core
const shortest = 12 // characters
const longest = 256 // characters; more only costs time

let free = mostAtOnce
const waiting: (() => void)[] = []

/** Waits for one of the places; the rest wait their turn, in order. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free--
  else await new Promise<void>(go => waiting.push(go))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else free++
  }
}

const tagOf = (password: string, nonce: Buffer): Promise<Buffer> =>
  inTurn(() => derive('argon2id', { message: password.normalize('NFKC'), nonce, ...cost }))

export type PasswordRefusal =
  | { readonly kind: 'password.too-short'; readonly field: string; readonly least: number }
  | { readonly kind: 'field.too-long'; readonly field: string; readonly most: number }
  | { readonly kind: 'password.says-who'; readonly field: string }
  | { readonly kind: 'password.one-character' | 'password.common'; readonly field: string }

/** Whether a new password may be taken: long enough, not one character again and again, not the name or address itself, none that everybody tries first. */
export function fitPassword(password: string, who: readonly (string | null)[]): Result<string, PasswordRefusal> {
  const field = 'password'
  const length = [...password].length
  if (length < shortest) return refused({ kind: 'password.too-short', field, least: shortest })
  if (length > longest) return refused({ kind: 'field.too-long', field, most: longest })
  if (new Set(password).size < 4) return refused({ kind: 'password.one-character', field })
  const plain = password.toLowerCase().trim()
  if (who.some(one => one !== null && one.toLowerCase() === plain)) return refused({ kind: 'password.says-who', field })
  if (isCommon(password)) return refused({ kind: 'password.common', field })
  return done(password)
}

/** What is stored of a password. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await tagOf(password, nonce)
  return `${head}${nonce.toString('base64url')}$${tag.toString('base64url')}`
}

let nobody: Promise<string> | undefined

/** Whether this is the password of the stored hash. With no hash it does the same work and says no. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'))
  const [nonce = '', tag = ''] = (stored ?? (await nobody)).split('$').slice(-2)
  const given = await tagOf(password.slice(0, longest * 4), Buffer.from(nonce, 'base64url'))
  return timingSafeEqual(given, Buffer.from(tag, 'base64url')) && stored !== null
}
