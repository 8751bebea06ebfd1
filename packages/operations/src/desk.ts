/** A signed-in person in one network, and the one way in which a person changes anything there. */
import { done, refused, type Result } from '@waymark/language'
import type { Role } from '@waymark/network'
import { canonicalJson } from '@waymark/scorecard'
import {
  appendAudit,
  brokenRule,
  inNetwork,
  keepSent,
  readingNetwork,
  sentBefore,
  type InNetwork,
  type StoredPerson,
} from '@waymark/store'
import { latestDay } from './days.ts'
import type { Runtime } from './runtime.ts'
import { mayDo, type Deed } from './permissions/index.ts'
import type { CommonRefusal } from './refusal.ts'
import { mayBringText } from './safeguarding/focal-point.ts'

export type DeskNetwork = {
  readonly id: string
  readonly slug: string
  readonly names: Readonly<Record<string, string>>
  readonly invented: boolean
}
export type DeskPerson = StoredPerson

export type Desk = {
  readonly runtime: Runtime
  readonly network: DeskNetwork
  /** Absent for the system itself (loading content, the demonstration's first start): audit says so. */
  readonly person: DeskPerson | null
  readonly roles: readonly Role[]
  /** When the person last proved who they are; null or absent where the installation itself let them in. */
  readonly provedAt?: Date | null
  /** SHA-256 of the form that asks: its key and all that was typed. The same form does its deed once. */
  readonly form?: string | undefined
}

/** What a deed works with: its transaction, one moment for all it writes, and how it tells the audit what it touched. */
export type Act = {
  readonly t: InNetwork
  readonly at: Date
  readonly today: string
  /** The newest day that holds anywhere: what a person may give as the day of something that has happened. */
  readonly latest: string
  readonly about: (object: string, content: unknown) => void
}

class Refused extends Error {
  readonly refusal: unknown
  constructor(refusal: unknown) {
    super('refused')
    this.refusal = refusal
  }
}

/**
 * Does one deed: asks the permission table, opens a transaction of the network, runs the domain's rules, appends to the audit.
 * A refusal undoes everything the deed wrote. Free text is refused where a network must have a focal point and names none. The
 * system's own desk (no person) may do every deed. A rule that the database alone keeps is a refusal too, and nothing is kept. A form that this person has sent before is answered as it was then.
 */
export async function perform<T, R>(
  desk: Desk,
  deed: Deed,
  work: (act: Act) => Promise<Result<T, R>>,
): Promise<Result<T, R | CommonRefusal>> {
  if (desk.person && !mayDo(desk.roles, deed)) return refused({ kind: 'deed.not-permitted' })
  const at = desk.runtime.now()
  const keys = desk.runtime.keysOf(desk.network.slug)
  try {
    return await inNetwork(desk.runtime.installation.app.db, desk.network.id, async t => {
      const sent = desk.form && desk.person ? { mark: desk.form, deed, person: desk.person.id } : null
      const before = sent && (await sentBefore(t, sent))
      if (before) return done(before.result as T)
      const touched: { object: string; content: unknown }[] = []
      const about = (object: string, content: unknown) => void touched.push({ object, content })
      const today = dayOf(at)
      const may = desk.person ? await mayBringText({ t, deed, invented: desk.network.invented, today }) : null
      if (may && !may.ok) return may
      const result = await work({ t, at, today, latest: latestDay(at), about })
      if (!result.ok) throw new Refused(result.refusal)
      for (const { object, content } of touched)
        await appendAudit(t, {
          at,
          actor: desk.person?.id ?? null,
          action: deed,
          object,
          content: keys.commit(canonicalJson(content)),
        })
      if (sent) await keepSent(t, { ...sent, at, result: result.value })
      return done(result.value)
    })
  } catch (problem) {
    if (problem instanceof Refused) return refused(problem.refusal as R)
    const broken = brokenRule(problem)
    if (broken) return refused({ kind: broken.twice ? 'form.done-meanwhile' : 'form.breaks-a-rule', rule: broken.rule })
    throw problem
  }
}

/** Reads something of the desk's network in one consistent view. */
export function readAs<T>(desk: Desk, work: (t: InNetwork) => Promise<T>): Promise<T> {
  return readingNetwork(desk.runtime.installation.app.db, desk.network.id, work)
}

/** The members this person belongs to, in whatever role: nobody reviews the work of their own member. */
export function membersOf(desk: Desk): readonly string[] {
  return desk.roles.flatMap(role => ('member' in role ? [role.member] : []))
}

/** The offices this person belongs to, in whatever role: nobody reviews the work of their own office. */
export function officesOf(desk: Desk): readonly string[] {
  return desk.roles.flatMap(role => ('office' in role ? [role.office] : []))
}

/** Whether the desk may speak for this member, as its lead or contributor; the installation itself may for all. */
export function speaksFor(desk: Desk, member: string | null): boolean {
  if (desk.person === null) return true
  return desk.roles.some(role => (role.name === 'lead' || role.name === 'contributor') && role.member === member)
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
