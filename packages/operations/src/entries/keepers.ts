/** Who keeps an entry: a member or an office its own, a coordinator those of the region, the secretariat the network's. */
import { respondentsOf, groupsOnDay, type EntryRow, type InNetwork, type Keeper } from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'

export type KeeperShown = Keeper & {
  /** As a form sends it: `respondent:ID`, `region:ID` or `secretariat`. */
  readonly value: string
  readonly kind: 'member' | 'office' | 'region' | 'secretariat'
  /** The respondent's name; the region's names; null for the secretariat. */
  readonly name: string | Readonly<Record<string, string>> | null
  readonly member: string | null
}

/** For whom this desk may keep entries, its own members and offices first. */
export async function keepersOf(desk: Desk, t: InNetwork): Promise<readonly KeeperShown[]> {
  const own = (await respondentsOf(t)).filter(
    respondent => respondent.respondentType !== 'secretariat' && mayAnswerFor(desk, respondent),
  )
  const regions = desk.roles.flatMap(role => (role.name === 'coordinator' ? [role.region as string] : []))
  const groups = (await groupsOnDay(t, dayOf(desk.runtime.now()))).filter(
    group => desk.person === null || regions.includes(group.id),
  )
  const secretariat = desk.person === null || desk.roles.some(role => role.name === 'secretariat')
  return [
    ...own.map(({ id, name, member, office }) => ({
      value: `respondent:${id}`,
      kind: office === null ? ('member' as const) : ('office' as const),
      respondent: id,
      region: null,
      name,
      member,
    })),
    ...groups.map(({ id, names }) => ({
      value: `region:${id}`,
      kind: 'region' as const,
      respondent: null,
      region: id,
      name: names,
      member: null,
    })),
    ...(secretariat
      ? [
          {
            value: 'secretariat',
            kind: 'secretariat' as const,
            respondent: null,
            region: null,
            name: null,
            member: null,
          },
        ]
      : []),
  ]
}

/** Whether this desk keeps the entry. */
export function keeps(
  desk: Desk,
  entry: Pick<EntryRow, 'respondent' | 'region' | 'member' | 'office' | 'respondentType'>,
): boolean {
  if (entry.respondent !== null) return mayAnswerFor(desk, entry)
  if (desk.person === null) return true
  return entry.region === null
    ? desk.roles.some(role => role.name === 'secretariat')
    : desk.roles.some(role => role.name === 'coordinator' && role.region === entry.region)
}

const readers: ReadonlySet<string> = new Set(['lead', 'contributor', 'coordinator', 'reviewer', 'secretariat'])

/** Whether this desk reads what others had accepted: the network's own people do, an office reads its own entries alone. */
export const readsRegisters = (desk: Desk): boolean =>
  desk.person === null || desk.roles.some(role => readers.has(role.name))
