import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  countriesOn,
  day,
  groupOfPlace,
  groupOn,
  memberBehind,
  membersOn,
  placesTwice,
  publicly,
  rolesOn,
  shownByDefault,
  type GroupId,
  type MemberId,
  type NetworkId,
  type PersonId,
  type PlaceCode,
  type RoleHeld,
} from '../src/index.ts'

const [lighthouse, harbour] = ['lighthouse', 'harbour'] as MemberId[] as [MemberId, MemberId]
const [qma, qmb] = ['QMA', 'QMB'] as PlaceCode[] as [PlaceCode, PlaceCode]
const [north, south] = ['north', 'south'] as GroupId[] as [GroupId, GroupId]
const always = { from: day('2000-01-01'), until: null }
const until2024 = { from: day('2000-01-01'), until: day('2024-01-01') }
const from2024 = { from: day('2024-01-01'), until: null }

test('a member that left is no member from the day its membership ended', () => {
  const memberships = [
    { member: lighthouse, days: until2024 },
    { member: harbour, days: always },
  ]
  assert.deepEqual([...membersOn(memberships, day('2023-12-31'))], [lighthouse, harbour])
  assert.deepEqual([...membersOn(memberships, day('2024-01-01'))], [harbour])
})

test('two members in one country are two members and one country', () => {
  const memberships = [lighthouse, harbour].map(member => ({ member, days: always }))
  const places = [lighthouse, harbour].map(member => ({ member, place: qma, days: always }))
  assert.equal(membersOn(memberships, day('2025-01-01')).size, 2)
  assert.deepEqual([...countriesOn(memberships, places, day('2025-01-01'))], [qma])
})

test('a country whose only member left is out of the scope of a round that opens later', () => {
  const memberships = [{ member: lighthouse, days: until2024 }]
  const places = [{ member: lighthouse, place: qma, days: always }]
  assert.equal(countriesOn(memberships, places, day('2025-01-01')).size, 0)
})

test('a country that changed its region is in one region on each day', () => {
  const rows = [
    { group: north, place: qma, days: until2024 },
    { group: south, place: qma, days: from2024 },
  ]
  assert.deepEqual(placesTwice(rows), [])
  assert.equal(groupOfPlace(rows, qma, day('2023-12-31')), north)
  assert.equal(groupOfPlace(rows, qma, day('2024-01-01')), south)
  assert.equal(groupOn(rows, north, day('2024-01-01')).size, 0)
})

test('a country in two regions on one day is found and named', () => {
  const rows = [
    { group: north, place: qma, days: always },
    { group: south, place: qma, days: from2024 },
    { group: south, place: qmb, days: always },
  ]
  assert.deepEqual(placesTwice(rows), [{ kind: 'group.place-twice', place: qma, groups: [north, south] }])
})

test('an economy in no income group is in none, not in the first', () => {
  assert.equal(groupOfPlace([{ group: north, place: qma, days: always }], qmb, day('2025-01-01')), null)
})

test('a member that has chosen nothing is known by its country alone', () => {
  const member = { name: 'Lighthouse', places: [qma] }
  assert.deepEqual(publicly(member, shownByDefault), { name: null, places: [qma] })
  assert.deepEqual(publicly(member, 'name-and-country'), member)
  assert.equal(publicly(member, 'not-shown'), null)
})

test('a role that ended, or is held in another network, gives nothing here', () => {
  const [person, here, elsewhere] = ['ana' as PersonId, 'here' as NetworkId, 'elsewhere' as NetworkId]
  const contributor = { name: 'contributor', member: lighthouse } as const
  const held: RoleHeld[] = [
    { network: here, person, role: contributor, days: always },
    { network: here, person, role: { name: 'reviewer' }, days: until2024 },
    { network: elsewhere, person, role: { name: 'administrator' }, days: always },
  ]
  assert.deepEqual(rolesOn(held, { person, network: here }, day('2025-01-01')), [contributor])
  assert.equal(memberBehind(contributor), lighthouse)
  assert.equal(memberBehind({ name: 'secretariat' }), null)
})
