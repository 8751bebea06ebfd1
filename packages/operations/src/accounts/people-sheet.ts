/** The people of a network with their roles as a sheet, which can come in again as a list of people to invite and changes nothing. */
import { done, refused, type Language, type Result } from '@waymark/language'
import { rolesInNetwork } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { CommonRefusal } from '../refusal.ts'
import { isFresh } from './prove-again.ts'

export type PeopleSheetRefusal = CommonRefusal | { readonly kind: 'account.prove-again' }

/**
 * A row for each role that stands today or later: member, region or office, name, e-mail address, language and role, in the order that
 * `inviteList` reads; regions by their name in `language`. The audit is told that it was taken out, and how many rows it had. Refuses
 * without a proof of the last ten minutes: it is every address at once.
 */
export function takePeopleOut(
  desk: Desk,
  { language }: { readonly language: Language },
): Promise<Result<readonly (readonly string[])[], PeopleSheetRefusal>> {
  return perform<readonly (readonly string[])[], PeopleSheetRefusal>(desk, 'take-people-out', async act => {
    if (!isFresh(desk.runtime, desk.provedAt)) return refused({ kind: 'account.prove-again' })
    const roles = await rolesInNetwork(act.t, act.today)
    act.about(desk.network.id, { rows: roles.length })
    return done(
      roles.map(row => {
        const region = row.groupNames && (row.groupNames[language] ?? row.groupNames['en'])
        return [
          row.memberName ?? row.officeName ?? region ?? '',
          row.name,
          row.email ?? '',
          row.language,
          row.role,
        ] as const
      }),
    )
  })
}
