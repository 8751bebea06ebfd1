/** A sheet of members is tried, and then kept whole or not at all; kept again it changes nothing. */
import { done, refused, type Result } from '@waymark/language'
import { memberCalled } from '@waymark/network'
import {
  allPlaceCodes,
  continueMember,
  endMembership,
  lockRegistry,
  mendMember,
  mendMemberPlace,
  registeredMembers,
  renameMember,
  writeMember,
  writeMemberPlace,
  type InNetwork,
} from '@waymark/store'
import { latestDay } from '../days.ts'
import { perform, readAs, type Act, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { firstOf } from '../refusal.ts'
import type { RegistryRefusal } from './refusals.ts'
import { daysOfCountry, planSheet, type SheetChange, type SheetRowPlan } from './plan-sheet.ts'
import { readSheetRows, type SheetProblem } from './sheet-rows.ts'

export type SheetTried = {
  /** Members that something changes for, each with what. */
  readonly changed: readonly {
    readonly line: number
    readonly name: string
    readonly changes: readonly SheetChange[]
  }[]
  /** Rows that say what stands already. */
  readonly same: number
  /** Members that the sheet does not name: they stay as they are. */
  readonly notNamed: number
}

/** What a sheet would change; nothing is kept. Every line that is wrong is named at once, with its column. */
export async function trySheet(
  desk: Desk,
  form: { readonly sheet: string },
): Promise<Result<SheetTried, RegistryRefusal>> {
  if (desk.person && !mayDo(desk.roles, 'keep-registry')) return refused({ kind: 'deed.not-permitted' })
  return readAs(desk, async t => {
    const planned = await planIn(t, form.sheet, latestDay(desk.runtime.now()))
    return planned.ok ? done(planned.value.tried) : refused(firstOf(planned.refusal))
  })
}

/** Keeps a sheet: as it was tried, or not at all. */
export async function keepSheet(
  desk: Desk,
  form: { readonly sheet: string },
): Promise<Result<{ readonly changed: number }, RegistryRefusal>> {
  return perform<{ readonly changed: number }, RegistryRefusal>(desk, 'keep-registry', async act => {
    await lockRegistry(act.t)
    const planned = await planIn(act.t, form.sheet, act.latest)
    if (!planned.ok) return refused(firstOf(planned.refusal))
    const changing = planned.value.plans.filter(plan => plan.changes.length > 0)
    for (const plan of changing) await keepRow(act, plan)
    await keepContinued(act, changing)
    return done({ changed: changing.length })
  })
}

async function planIn(
  t: InNetwork,
  sheet: string,
  latest: string,
): Promise<Result<{ readonly plans: readonly SheetRowPlan[]; readonly tried: SheetTried }, readonly SheetProblem[]>> {
  const rows = readSheetRows(sheet, await allPlaceCodes(t))
  if (!rows.ok) return rows
  const all = await registeredMembers(t)
  const planned = planSheet(rows.value, all, latest)
  if (!planned.ok) return planned
  const plans = planned.value
  const named = new Set(plans.map(plan => plan.member?.id))
  const tried = {
    changed: plans
      .filter(plan => plan.changes.length > 0)
      .map(({ row, changes }) => ({ line: row.line, name: row.name, changes })),
    same: plans.filter(plan => plan.changes.length === 0).length,
    notNamed: all.filter(member => !named.has(member.id)).length,
  }
  return done({ plans, tried })
}

async function keepRow({ t, about }: Pick<Act, 't' | 'about'>, { row, member, changes }: SheetRowPlan): Promise<void> {
  if (!member) {
    const joins = {
      name: row.earlier[0]?.name ?? row.name,
      kind: row.kind,
      shown: row.shown ?? 'country',
      from: row.from,
      until: row.until,
      places: row.countries.map(country => daysOfCountry(row, country)),
    }
    const id = await writeMember(t, joins)
    about(id, joins)
    const names = [...row.earlier.slice(1).map(one => one.name), row.name]
    for (const [at, { name: was, until: from }] of row.earlier.entries()) {
      await renameMember(t, { id, was, name: names[at]!, from })
      about(id, { renamed: { name: names[at]!, from } })
    }
    return
  }
  const { id, from, until } = member
  for (const change of changes) {
    if (change.what === 'renamed') await renameMember(t, { id, was: change.was, name: row.name, from: change.from })
    if (change.what === 'country') await writeMemberPlace(t, id, change.place)
    if (change.what === 'country-ends') await mendMemberPlace(t, id, { was: change.place, place: change.place })
    if (change.what === 'leaves') await endMembership(t, id, change.day)
    if (change.what === 'kind') {
      const name = changes.some(sheetChange => sheetChange.what === 'renamed') ? row.name : member.name
      await mendMember(t, { id, name, kind: row.kind, from, until })
    }
    about(id, change)
  }
}

/** Who goes on for whom is written last: a member can go on that the same sheet brings. */
async function keepContinued({ t, about }: Pick<Act, 't' | 'about'>, plans: readonly SheetRowPlan[]): Promise<void> {
  if (!plans.some(plan => plan.row.continuedBy !== '')) return
  const all = await registeredMembers(t)
  for (const { row, changes } of plans) {
    if (!changes.some(change => change.what === 'continued')) continue
    const [member, by] = [memberCalled(all, row.name), memberCalled(all, row.continuedBy)]
    if (!member || !by) continue
    await continueMember(t, member.id, by.id)
    about(member.id, { continuedBy: by.id })
  }
}
