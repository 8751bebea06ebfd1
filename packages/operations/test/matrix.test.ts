/**
 * The table of permissions walked: every deed by every role upon what is its own, another member's or region's, another
 * network's, and what does not exist. The last two answer alike, and so does whatever lies outside of a role's scope.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { roleNames, type RoleName } from '@waymark/network'
import { deeds, runtimeOf, loadContent, scopeOf, type Deed } from '@waymark/operations'
import { readEverything, type Installation } from '@waymark/store'
import { shippedContent, testInstallation } from '@waymark/testing'
import { fillNetwork, type Filled } from '../../../tests/isolation/filled-network.ts'
import { attempts, type Target } from './deeds-tried/index.ts'

let installation: Installation
let ours: Filled
let theirs: Filled

before(async () => {
  installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date('2026-02-02T09:00:00.000Z') })
  await loadContent(runtime, shippedContent())
  theirs = await fillNetwork(runtime, { slug: 'theirs', kind: 'network', canary: 'THEIRS' })
  ours = await fillNetwork(runtime, { slug: 'ours', kind: 'network', canary: 'OURS' })
})
after(() => installation?.close())

type Said = { readonly ok: boolean; readonly refusal?: { readonly kind: string } }
/** Deeds that name nothing that could be another's: they begin something, or what they name is public. */
const withoutObject: readonly Deed[] = ['adopt-framework', 'set-safeguarding']
/** Deeds that name a country by its code: both networks work in it, so only what does not exist can be told apart. */
const byPlace: readonly Deed[] = ['record-finding', 'ask-hiding']
/** Done once by the right role, these change what others find: they are tried last, upon what is not one's own alone. */
const changesMuch: readonly Deed[] = [
  'close-round',
  'publish-release',
  'agree-redaction',
  'agree-hiding',
  'end-role',
  'agree-recovery',
  'agree-naming',
  'put-in-use',
  'mark-concern',
  'decide-concern',
]

const absentId = '0198c000-0000-7000-8000-000000000000'
const absent = (): Target =>
  Object.fromEntries(
    Object.keys({ ...ours.north, ...ours.shared }).map(key => [key, key === 'place' ? 'QMZ' : absentId]),
  ) as unknown as Target
/** A page of the review shows these roles what was handed in, and no draft. */
const reviewing: readonly RoleName[] = ['coordinator', 'reviewer', 'secretariat']
/** What is a role's own: Alder's and the north's, or what Juniper has written for those who speak for it. */
const own = (role?: RoleName): Target => ({
  ...ours.north,
  ...ours.shared,
  ...(role === 'respondent' ? ours.offices.Juniper : {}),
  ...(role === 'coordinator' ? ours.regional : {}),
  ...(role && reviewing.includes(role) ? { text: ours.shared.textToReview } : {}),
})
const others = (): Target => ({ ...ours.south, ...ours.shared })
/** What lies outside of a role's scope: another member's, another office's, and for an office its own country's members' too. */
const outside = (role: RoleName): readonly Target[] => {
  const { Juniper, Larch, Maple } = ours.offices
  const elsewhere = { ...others(), text: Maple.text }
  if (role !== 'respondent') return [elsewhere, { ...elsewhere, ...Juniper }, { ...elsewhere, ...Maple }]
  const { draft, entry } = ours.north
  const membersText = { ...others(), draft, entry }
  return [elsewhere, membersText, { ...elsewhere, ...Larch }, { ...elsewhere, ...Maple }]
}
const foreign = (): Target => ({ ...theirs.north, ...theirs.shared, place: 'QMZ' })

const kindOf = (said: unknown): string => ((said as Said).ok ? 'done' : (said as Said).refusal!.kind)

/** Everything the other network holds, as one number a table. */
async function stateOf(network: string): Promise<string> {
  const tables = await readEverything(installation.owner.db, async ({ tables: all }) =>
    all.filter(table => table.apart),
  )
  const lines = []
  for (const { name } of tables) {
    const { rows } = await sql<{
      line: string
    }>`select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as line
      from ${sql.table(name)} t where network_id = ${network}`.execute(installation.owner.db)
    lines.push(`${name} ${rows[0]!.line}`)
  }
  return lines.join('\n')
}

/** The roles whose scope with the deed takes in what belongs to another member in another region. */
const reachesOthers = (deed: Deed, role: RoleName) =>
  ['network', 'others', 'second'].includes(scopeOf(deed, role) ?? '')

test('every deed of the table is tried', () => {
  assert.deepEqual(Object.keys(attempts).toSorted(), [...deeds].toSorted())
})

test('another network is not changed by anything that is tried upon it, and answers like what does not exist', async () => {
  const before = await stateOf(theirs.system.network.id)
  for (const deed of deeds)
    for (const role of roleNames) {
      const desk = await ours.desk(role)
      const upon = async (target: Target) => await attempts[deed](desk, target)
      assert.deepEqual(await upon(foreign()), await upon(absent()), `${role} tries ${deed} upon another network`)
    }
  assert.equal(await stateOf(theirs.system.network.id), before)
})

test('a role that the table does not name is refused alike upon everything, and changes nothing', async () => {
  const before = await stateOf(ours.system.network.id)
  for (const deed of deeds)
    for (const role of roleNames.filter(name => scopeOf(deed, name) === null)) {
      for (const target of [own(), others(), foreign(), absent()]) {
        const kind = kindOf(await attempts[deed](await ours.desk(role), target))
        assert.equal(kind, 'deed.not-permitted', `${role} ${deed}`)
      }
    }
  assert.equal(await stateOf(ours.system.network.id), before)
})

test('what lies outside of a scope answers like what does not exist', async () => {
  const found: string[] = []
  for (const deed of deeds)
    for (const role of roleNames.filter(name => scopeOf(deed, name) !== null && !reachesOthers(deed, name))) {
      const desk = await ours.desk(role)
      const gone = JSON.stringify(await attempts[deed](desk, { ...others(), ...absent(), place: 'QMZ' }))
      for (const target of outside(role))
        if (JSON.stringify(await attempts[deed](desk, target)) !== gone) found.push(`${role} ${deed} ${target.draft}`)
    }
  assert.deepEqual(found, [])
})

/** The secretariat's own office is asked nothing that these attempts name. */
const speaksForNobodyHere = (deed: Deed, role: RoleName) => role === 'secretariat' && scopeOf(deed, role) === 'office'

test('what lies within a scope is found: the table promises nothing that is not there', async () => {
  const refused: string[] = []
  for (const deed of deeds.filter(
    deed => !changesMuch.includes(deed) && !withoutObject.includes(deed) && !byPlace.includes(deed),
  ))
    for (const role of roleNames.filter(name => scopeOf(deed, name) !== null && !speaksForNobodyHere(deed, name))) {
      const kind = kindOf(await attempts[deed](await ours.desk(role), own(role)))
      if (kind === 'thing.not-found' || kind === 'deed.not-permitted') refused.push(`${role} ${deed}: ${kind}`)
    }
  assert.deepEqual(refused, [])
})
