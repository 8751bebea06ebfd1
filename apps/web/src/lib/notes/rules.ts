/** When what a device keeps has to go: pure rules over what stands beside it in plain. */
import type { Lock } from './box.ts'

const daysKept = 14
export const mostTries = 5
const day = 86_400_000 // milliseconds

/** What stands in plain beside the sealed records; times in milliseconds. */
export type Head = {
  readonly lock: Lock
  /** Passphrases that may still be tried. */
  readonly tries: number
  /** When the person was signed in here last, by the server's clock. */
  readonly signedAt: number
  /** How far this device's clock was ahead of the server's then. */
  readonly ahead: number
  /** The latest time this device has seen, by the server's clock: setting the clock back gains nothing. */
  readonly seenAt: number
  /** By which the server knows whose device this is; it says nothing by itself. */
  readonly token: string
  /** Answers that are not sent yet. */
  readonly unsent: number
}

/** The head after it was looked at now, and whether its days are over. */
export function seen(head: Head, deviceNow: number): { readonly head: Head; readonly isOver: boolean } {
  const seenAt = Math.max(head.seenAt, deviceNow - head.ahead)
  return { head: { ...head, seenAt }, isOver: seenAt - head.signedAt > daysKept * day }
}

/** The days begin anew: the person is signed in, and the server says what time it is. */
export const signedNow = (head: Head, server: number, deviceNow: number): Head => ({
  ...head,
  signedAt: server,
  seenAt: server,
  ahead: deviceNow - server,
})

/** A passphrase is going to be tried; null where none is left, and everything has to go. Counted before it is tried. */
export const spendTry = (head: Head): Head | null => (head.tries > 0 ? { ...head, tries: head.tries - 1 } : null)
