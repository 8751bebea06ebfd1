/** A focal point decides on a marked text: it goes back to the desk, or it is taken away for good. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import type { RegisterKind } from '@waymark/framework'
import {
  agreeRedaction,
  concernsWaiting,
  decide,
  kindsAskedOfCountries,
  lockConcern,
  openConcerns,
  putBack,
  redactText,
  registerKindsOf,
  safeguardingOf,
  writeRedaction,
  type ConcernRow,
} from '@waymark/store'
import { dayOf, readAs, perform, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { noteRedaction } from '../redactions/redaction-list.ts'
import type { ConcernsRefusal } from './refusals.ts'
import { needsFocalPoint } from './focal-point.ts'

export type ConcernShown = Omit<ConcernRow, 'markedBy'> & { readonly overdue: boolean; readonly own: boolean }

export type SafeguardingPage = {
  /** Null for whoever is no focal point: not even how many wait is said. */
  readonly concerns: readonly ConcernShown[] | null
  readonly focalPoints: number
  /** Whether forms with free text stay off while no focal point is named. */
  readonly needed: boolean
  /** Whether the network may choose: one that is invented; every other needs a focal point. */
  readonly maySet: boolean
  /** The kinds of lists that a focal point can hold for a country; none for anybody else. */
  readonly kinds: readonly Pick<RegisterKind, 'code' | 'plural'>[]
}

/** Null for a desk that is neither a focal point's nor an administrator's. */
export async function safeguardingPage(desk: Desk): Promise<SafeguardingPage | null> {
  const decides = mayDo(desk.roles, 'decide-concern')
  const sets = mayDo(desk.roles, 'set-safeguarding')
  if (!decides && !sets) return null
  const now = desk.runtime.now()
  return readAs(desk, async t => {
    const { focalPoints, asked } = await safeguardingOf(t, dayOf(now))
    if (decides) await openConcerns(t)
    const rows = decides ? await concernsWaiting(t) : null
    const shown = rows?.map(({ markedBy, ...row }) => ({
      ...row,
      overdue: row.dueAt <= now,
      own: markedBy !== null && markedBy === desk.person?.id,
    }))
    const needed = needsFocalPoint(desk.network.invented, asked)
    const kinds = decides ? await registerKindsOf(t, await kindsAskedOfCountries(t)) : []
    return { concerns: shown ?? null, focalPoints, needed, maySet: sets && desk.network.invented, kinds }
  })
}

export type ConcernForm = { readonly concern: string; readonly decision: string }

/**
 * Decides. Taking away is a redaction that two people have agreed on, the reader who marked and the focal point: it holds in
 * releases, copies of the database and restores. Whoever marked cannot be the second (`redaction.same-person`).
 */
export async function decideConcern(desk: Desk, form: ConcernForm): Promise<Result<null, ConcernsRefusal>> {
  return perform<null, ConcernsRefusal>(desk, 'decide-concern', async ({ t, at, today, about }) => {
    await openConcerns(t)
    const concern = readId(form.concern).ok ? await lockConcern(t, form.concern) : undefined
    if (!concern || !desk.person) return refused({ kind: 'thing.not-found' })
    const person = desk.person.id
    if (form.decision === 'put-back') await putBack(t, { concern, person, at })
    else if (form.decision === 'take-away') {
      if (concern.markedBy === null || concern.markedBy === person) return refused({ kind: 'redaction.same-person' })
      await decide(t, { id: concern.id, person, at, decision: 'taken-away' })
      const made = { text: concern.text, reason: 'safeguarding', person: concern.markedBy, at }
      const redaction = await writeRedaction(t, made)
      if (redaction !== null) await agreeRedaction(t, { id: redaction, person, at })
      await redactText(t, { text: concern.text, day: today, at })
      noteRedaction(desk.runtime.installation.folder, { network: desk.network.id, text: concern.text, day: today })
    } else return refused({ kind: 'field.missing', field: 'decision' })
    about(concern.id, { text: concern.text, decision: form.decision })
    return done(null)
  })
}

/** Whether forms with free text are off in this network today, because nobody would receive a worrying text. */
export function textsAreOff(desk: Desk): Promise<boolean> {
  return readAs(desk, async t => {
    const { focalPoints, asked } = await safeguardingOf(t, dayOf(desk.runtime.now()))
    return focalPoints === 0 && needsFocalPoint(desk.network.invented, asked)
  })
}
