/** The auditor's page: who did what to which object, by deed, person, object and day; never what was written. */
import { done, refused, type Result } from '@waymark/language'
import { readDay, readId } from '@waymark/network'
import { auditChoices, searchAudit as search, type AuditLine } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import type { CommonRefusal } from '../refusal.ts'

export type AuditSearch = {
  readonly action: string
  readonly actor: string
  readonly object: string
  readonly from: string
  readonly until: string
  readonly before: string
}

export type AuditFound = {
  readonly lines: readonly AuditLine[]
  /** Give it as `before` for older entries; null where there are none. */
  readonly older: string | null
  readonly actions: readonly string[]
  readonly people: readonly { readonly id: string; readonly name: string | null }[]
}

const onPage = 50

/** Only auditors; an id that nobody has finds nothing. Refuses days that cannot be read. */
export async function searchAudit(desk: Desk, wish: AuditSearch): Promise<Result<AuditFound, CommonRefusal>> {
  if (desk.person && !mayDo(desk.roles, 'search-audit')) return refused({ kind: 'deed.not-permitted' })
  for (const field of ['from', 'until'] as const) {
    const day = wish[field] === '' ? null : readDay(wish[field])
    if (day && !day.ok) return refused({ ...day.refusal, field })
  }
  const malformed = [wish.actor, wish.object, wish.before].some(id => id !== '' && !readId(id).ok)
  return readAs(desk, async t => {
    const lines = malformed ? [] : await search(t, { ...wish, most: onPage + 1 })
    const shown = lines.slice(0, onPage)
    const older = lines.length > onPage ? shown.at(-1)!.id : null
    return done({ lines: shown, older, ...(await auditChoices(t)) })
  })
}
