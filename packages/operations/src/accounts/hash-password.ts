/** Passwords: argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet), at most two at a time. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { longestPassword } from '@waymark/network'

const derive = promisify(argon2)
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } // memory in KiB
const head = '$argon2id$v=19$m=19456,t=2,p=1$'
const mostAtOnce = 2 // hashes; each takes 19 MiB and a core

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
  const given = await tagOf(password.slice(0, longestPassword * 4), Buffer.from(nonce, 'base64url'))
  return timingSafeEqual(given, Buffer.from(tag, 'base64url')) && stored !== null
}
