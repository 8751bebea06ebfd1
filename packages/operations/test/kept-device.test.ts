/** A device on which a person keeps forms asks whether it may go on, and is told so by the server alone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  beginSession,
  endRoles,
  meetDevice,
  newDeviceToken,
  openForms,
  personOfDevice,
  sessionOfToken,
  signOutEverywhere,
} from '@waymark/operations'
import { must, openWorld, type PersonName, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

async function session(name: PersonName) {
  const { person } = await world.signInAs(name)
  const { token } = await beginSession(world.runtime, person!.id)
  return (await sessionOfToken(world.runtime, token))!
}

test('a device is kept while its person is away, met anew when they are signed in, and its token says nothing', async () => {
  const arva = await session('arva')
  const token = await newDeviceToken(world.runtime, arva)
  assert.equal(personOfDevice(world.runtime, token), arva.person.id)
  assert.ok(!Buffer.from(token, 'base64url').includes(arva.person.id))
  assert.equal(await meetDevice(world.runtime, token, null), 'kept')
  assert.equal(await meetDevice(world.runtime, token, arva), 'signed-in')
  assert.equal(await meetDevice(world.runtime, token, await session('cato')), 'kept', 'somebody else is nobody here')
})

test('a token that this installation did not make ends nothing', async () => {
  for (const token of ['', 'x', 'A'.repeat(80)]) {
    assert.equal(personOfDevice(world.runtime, token), null)
    assert.equal(await meetDevice(world.runtime, token, null), 'unknown')
  }
})

test('signing out everywhere ends every device, but the one its person signs in on again', async () => {
  const arva = await session('arva')
  const [lost, own] = [await newDeviceToken(world.runtime, arva), await newDeviceToken(world.runtime, arva)]
  await signOutEverywhere(world.runtime, arva)
  assert.equal(await meetDevice(world.runtime, own, await session('arva')), 'signed-in')
  assert.equal(await meetDevice(world.runtime, lost, null), 'gone')
  assert.equal(await meetDevice(world.runtime, own, null), 'kept')
})

test('14 days without being met end a device, and so does the end of its person’s last role, signed in or not', async () => {
  const dagny = await session('dagny')
  const token = await newDeviceToken(world.runtime, dagny)
  world.passDays(13)
  assert.equal(await meetDevice(world.runtime, token, null), 'kept')
  world.passDays(1)
  assert.equal(await meetDevice(world.runtime, token, null), 'gone')
  const again = await session('dagny')
  assert.equal(await meetDevice(world.runtime, token, again), 'signed-in')
  must(await endRoles(world.runtime, { network: 'test-network', name: again.person.name }))
  for (const signedIn of [null, again]) assert.equal(await meetDevice(world.runtime, token, signedIn), 'gone')
})

test('the forms that can be kept are the open ones of those the desk answers for', async () => {
  const [arva, rune] = [await world.signInAs('arva'), await world.signInAs('rune')]
  const own = await openForms(arva)
  assert.ok(own.length > 0 && own.every(form => form.open && form.respondent === 'Alder'))
  assert.deepEqual(await openForms(rune), [])
})
