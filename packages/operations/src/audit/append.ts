/**
 * Tells the audit what belongs to no network, in the transaction of the change: what a person does with their account, and what the
 * installation itself loads and sends. What happens in a network is told by `perform` (docs/decisions/0118).
 */
import { canonicalJson } from '@waymark/scorecard'
import { appendAuditTo, installationChain, rolesOfPerson, type NewAuditEntry, type InTransaction } from '@waymark/store'
import { accountKeys } from '../accounts/account-keys.ts'
import { dayOf } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { sha256Of } from '../sha256.ts'

/** What is done with an account, by its person or to it. */
export const accountDeeds = [
  'begin-sign-in', // one factor was given, the second is awaited
  'sign-in',
  'sign-out',
  'sign-out-everywhere',
  'new-sign-in-link',
  'slow-guesses', // so many wrong guesses that the next ones have to wait
  'set-password',
  'ask-email-change', // a link went to the new address
  'change-email',
  'set-preferences',
  'accept-conduct',
  'set-second-factor',
  'remove-second-factor',
  'renew-recovery-codes',
  'use-recovery-code',
  'add-passkey',
  'remove-passkey',
  'recover-person',
] as const
export type AccountDeed = (typeof accountDeeds)[number]

/** What the installation does by itself, outside any network. */
export const installationDeeds = [
  'load-places',
  'load-groups',
  'load-register-kind',
  'load-framework',
  'load-facts',
  'load-survey',
  'load-recommendations',
  'load-reviews',
] as const
export type InstallationDeed = (typeof installationDeeds)[number]

export type AccountDone = {
  /** Whose account; null where nobody knows whose, as for guesses at an address that no account has. */
  readonly person: string | null
  /** Who did it; the person themselves unless given, null for the installation or a stranger. */
  readonly actor?: string | null
  readonly deed: AccountDeed
  /** The session, link or key it was done to; the person unless given. */
  readonly object?: string
  readonly content?: unknown
}

/**
 * An account opens every network where its person has a role, so each of them is told; the installation is, where there is none.
 * The transaction's own network is another one afterwards.
 */
export async function auditAccount(runtime: Runtime, t: InTransaction, done: AccountDone): Promise<void> {
  const { person, actor = person, deed, object = person, content = {} } = done
  const at = runtime.now()
  const roles = person === null ? [] : await rolesOfPerson(t, person, dayOf(at))
  const networks = new Set(roles.map(role => role.network))
  for (const network of networks.size > 0 ? networks : [installationChain])
    await appendAuditTo(t, network, { at, actor, action: deed, object, content: commitment(runtime, network, content) })
}

/** `object` names the thing in words, such as `load-survey us-2024`: `objectNamed` makes its id of them. */
export function auditInstallation(
  runtime: Runtime,
  t: InTransaction,
  done: { readonly deed: InstallationDeed; readonly object: string; readonly content: unknown },
): Promise<string> {
  const content = commitment(runtime, installationChain, done.content)
  const entry: NewAuditEntry = {
    at: runtime.now(),
    actor: null,
    action: done.deed,
    object: objectNamed(done.object),
    content,
  }
  return appendAuditTo(t, installationChain, entry)
}

/** What was written, committed to with a key of the installation: the role that signs people in knows no network by its name. */
export const commitment = (runtime: Runtime, network: string, content: unknown): Buffer =>
  accountKeys(runtime).digest(`audit ${network} ${canonicalJson(content)}`)

/** The id of a thing that has none: made of its name, so that equal names give equal ids (UUID version 8, RFC 9562). */
export function objectNamed(name: string): string {
  const hex = sha256Of(`waymark object ${name}`)
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
