import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  acceptCode,
  beginSession,
  codeOfConduct,
  confirmSecondFactor,
  deskOf,
  giveCode,
  runtimeOf,
  invitePerson,
  nextStep,
  ownSessions,
  proveAgain,
  removeSecondFactor,
  secretToConfirm,
  sessionOfToken,
  setPassword,
  setPreferences,
  signInByLink,
  signInByPassword,
  signOutEverywhere,
  signOutOne,
  type From,
  type Runtime,
} from '@waymark/operations'
import { foundNetwork } from '@waymark/operations'
import type { Installation } from '@waymark/store'
import { codeOf, stepOf } from '../src/accounts/one-time-code.ts'
import { must, testInstallation, testNetwork } from '@waymark/testing'

let installation: Installation
let runtime: Runtime
let now = new Date('2026-03-02T09:00:00.000Z')
const pass = (minutes: number) => void (now = new Date(now.getTime() + minutes * 60_000))
const from = (address = '192.0.2.1', device: string | null = null): From => ({ address, device })
const password = 'a quiet harbour at noon'
const slug = testNetwork.slug

before(async () => {
  installation = await testInstallation()
  runtime = runtimeOf(installation, { now: () => now })
  await foundNetwork(runtime, {
    ...testNetwork,
    groups: [],
    members: testNetwork.members.map(member => ({ ...member, places: [] })),
  })
})
after(() => installation.close())

let people = 0
/** A person let in by a link, with a password set. */
async function withPassword(role: string): Promise<{ token: string; email: string; person: string }> {
  const email = `person-${++people}@example.org`
  const member = role === 'contributor' ? { member: 'Alder' } : {}
  const { token: link, person } = must(
    await invitePerson(runtime, { network: slug, name: `P ${people}`, role, ...member }),
  )
  const { token } = must(await signInByLink(runtime, link))
  const session = (await sessionOfToken(runtime, token))!
  must(await setPassword(runtime, { session, token }, { email, password, again: password }))
  return { token, email, person }
}

const session = async (token: string) => (await sessionOfToken(runtime, token))!
const enter = (email: string, given = password, at = from()) =>
  signInByPassword(runtime, { email, password: given, from: at, browser: 'Firefox, Linux' })

/** The secret of a person who has just set up one-time codes, and their whole session. */
async function withCodes(role: string) {
  const made = await withPassword(role)
  const shown = must(await secretToConfirm(runtime, await session(made.token)))
  const secret = fromBase32(shown.written.replaceAll(' ', ''))
  const code = codeOf(secret, stepOf(now))
  const set = must(await confirmSecondFactor(runtime, { session: await session(made.token), token: made.token, code }))
  pass(1)
  return { ...made, token: set.signed.token, secret, codes: set.codes }
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map(sign => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

test('a link leads to a password, a guarded role to a second factor, everybody to the code of conduct, and then to the desk', async () => {
  const { token: link } = must(await invitePerson(runtime, { network: slug, name: 'Sigrid', role: 'secretariat' }))
  const { token } = must(await signInByLink(runtime, link))
  const stepNow = async (at: string) => nextStep(await session(at), ['secretariat'])
  assert.equal(await stepNow(token), 'password')
  assert.equal(await deskOf(runtime, token, slug), null)
  must(
    await setPassword(
      runtime,
      { session: await session(token), token },
      { email: 'Sigrid@Example.org ', password, again: password },
    ),
  )
  assert.equal(await stepNow(token), 'second-factor')
  const shown = must(await secretToConfirm(runtime, await session(token)))
  const code = codeOf(fromBase32(shown.written.replaceAll(' ', '')), stepOf(now))
  const { signed } = must(await confirmSecondFactor(runtime, { session: await session(token), token, code }))
  assert.equal(await sessionOfToken(runtime, token), null, 'the session goes on under a new token')
  assert.equal(await stepNow(signed.token), 'conduct')
  assert.equal(await deskOf(runtime, signed.token, slug), null)
  must(await acceptCode(runtime, await session(signed.token), codeOfConduct().version))
  assert.equal((await deskOf(runtime, signed.token, slug))?.person?.name, 'Sigrid')
})

test('a contributor needs no second factor; one who has set it up must give it', async () => {
  const { email, secret, token } = await withCodes('contributor')
  must(await acceptCode(runtime, await session(token), codeOfConduct().version))
  const half = must(await enter(email))
  assert.equal(half.device, null)
  assert.equal(nextStep(await session(half.token), []), 'code')
  assert.equal(await deskOf(runtime, half.token, slug), null)
  const signedIn = must(await giveCode(runtime, { token: half.token, code: codeOf(secret, stepOf(now)), from: from() }))
  assert.ok(signedIn.device)
  assert.ok(await deskOf(runtime, signedIn.token, slug))
  assert.equal(await sessionOfToken(runtime, half.token), null)
})

test('a code works once, also from another browser, and one from long ago not at all', async () => {
  const { email, secret } = await withCodes('auditor')
  const [signed, other] = [must(await enter(email)), must(await enter(email))]
  const code = codeOf(secret, stepOf(now))
  const tries = await Promise.all(
    [signed, other].map(half => giveCode(runtime, { token: half.token, code, from: from() })),
  )
  assert.equal(tries.filter(result => result.ok).length, 1)
  const old = codeOf(secret, stepOf(now) - 2)
  const third = must(await enter(email))
  assert.equal((await giveCode(runtime, { token: third.token, code: old, from: from() })).ok, false)
  pass(1)
  const spaced = codeOf(secret, stepOf(now)).replace(/^(...)/, '$1 ')
  assert.ok((await giveCode(runtime, { token: third.token, code: spaced, from: from() })).ok)
})

test('a recovery code works once in place of a code, in small letters too', async () => {
  const { email, codes } = await withCodes('administrator')
  assert.equal(new Set(codes).size, 10)
  const half = must(await enter(email))
  assert.ok((await giveCode(runtime, { token: half.token, code: codes[3]!.toLowerCase(), from: from() })).ok)
  const again = must(await enter(email))
  assert.equal((await giveCode(runtime, { token: again.token, code: codes[3]!, from: from() })).ok, false)
})

test('neither secrets nor recovery codes nor passwords stand in the database as they are', async () => {
  const { secret, person, codes } = await withCodes('auditor')
  const { rows } = await sql<{ row: string }>`
    select o::text as row from auth.totp o where person_id = ${person} union all select w::text from auth.password w where person_id = ${person}
    union all select r::text from auth.recovery_code r where person_id = ${person}`.execute(installation.login.db)
  const all = rows.map(row => row.row).join('\n')
  assert.equal(rows.length, 12)
  assert.ok(!all.includes(secret.toString('hex')) && !all.includes(password))
  for (const code of codes) assert.ok(!all.includes(code) && !all.includes(Buffer.from(code).toString('hex')))
})

test('whether anybody has the address is not said, and takes the same work', async () => {
  const { email } = await withPassword('reviewer')
  const known = await enter(email, 'not the password')
  const unknown = await enter('nobody@example.org', 'not the password')
  assert.deepEqual(known, unknown)
  assert.equal(!known.ok && known.refusal.kind, 'sign-in.not-right')
})

test('a stranger who guesses is stopped, and does not lock out a person on a browser that is known', async () => {
  const { email } = await withPassword('reviewer')
  const { device } = must(await enter(email))
  assert.ok(device)
  const wrong = await Promise.all(Array.from({ length: 14 }, (_, n) => enter(email, 'guess', from(`198.51.100.${n}`))))
  const kinds = wrong.map(result => (result.ok ? 'in' : result.refusal.kind))
  assert.equal(kinds.filter(kind => kind === 'sign-in.not-right').length, 10)
  assert.equal(kinds.filter(kind => kind === 'sign-in.wait').length, 4)
  const stranger = await enter(email, password, from('203.0.113.9'))
  assert.equal(!stranger.ok && stranger.refusal.kind, 'sign-in.wait')
  assert.ok((await enter(email, password, from('203.0.113.9', device))).ok, 'the honest person comes in')
  assert.equal((await enter(email, password, from('203.0.113.9', 'made up'))).ok, false)
  pass(16)
  assert.ok((await enter(email, password, from('203.0.113.9'))).ok)
})

test('a known browser guesses no more often than a stranger may', async () => {
  const { email } = await withPassword('reviewer')
  const { device } = must(await enter(email))
  const tries = []
  for (let n = 0; n < 11; n++) tries.push(await enter(email, 'guess', from('192.0.2.77', device)))
  const last = tries.at(-1)!
  assert.equal(!last.ok && last.refusal.kind, 'sign-in.wait')
})

test('an address that guesses at many accounts is stopped; people who share it and sign in rightly do not count', async () => {
  const { email } = await withPassword('reviewer')
  const shared = from('192.0.2.200')
  for (let n = 0; n < 100; n++) assert.ok(n % 10 || (await enter(email, password, shared)).ok)
  const wrong = await Promise.all(Array.from({ length: 101 }, (_, n) => enter(`made-up-${n}@example.org`, 'x', shared)))
  assert.equal(wrong.filter(result => !result.ok && result.refusal.kind === 'sign-in.wait').length, 1)
})

test('a factor is changed only within ten minutes of a proof', async () => {
  const { token, secret } = await withCodes('contributor')
  pass(10)
  const stale = await removeSecondFactor(runtime, await session(token))
  assert.equal(!stale.ok && stale.refusal.kind, 'account.prove-again')
  const code = codeOf(secret, stepOf(now))
  const given = { session: await session(token), token, from: from() }
  assert.equal((await proveAgain(runtime, { ...given, password: 'wrong', code })).ok, false)
  assert.equal((await proveAgain(runtime, { ...given, password, code: '000000' })).ok, false)
  must(await proveAgain(runtime, { ...given, password, code }))
  must(await removeSecondFactor(runtime, await session(token)))
})

test('a role that asks for a second factor keeps its person from taking it away', async () => {
  const { token } = await withCodes('secretariat')
  const kept = await removeSecondFactor(runtime, await session(token))
  assert.equal(!kept.ok && kept.refusal.kind, 'second-factor.needed')
})

test('somebody with the password alone can neither change it nor set up codes of their own', async () => {
  const { email } = await withCodes('auditor')
  const { token } = must(await enter(email))
  const held = { session: await session(token), token }
  const changed = await setPassword(runtime, held, {
    email,
    password: 'another long password',
    again: 'another long password',
  })
  assert.equal(!changed.ok && changed.refusal.kind, 'account.code-first')
  assert.equal((await secretToConfirm(runtime, held.session)).ok, false)
})

test('a new password ends every other session, known browser and unused link', async () => {
  const { token, email } = await withPassword('contributor')
  const { token: other, device } = must(await enter(email))
  const next = 'a completely different one'
  must(await setPassword(runtime, { session: await session(token), token }, { email: '', password: next, again: next }))
  assert.ok(await sessionOfToken(runtime, token))
  assert.equal(await sessionOfToken(runtime, other), null)
  assert.equal((await enter(email, password, from('192.0.2.5', device))).ok, false)
  assert.ok((await enter(email, next)).ok)
})

test('passwords that are short, empty of thought or one’s own address are refused by name', async () => {
  const { token, person } = must(
    await invitePerson(runtime, { network: slug, name: 'Hedwig of Hills', role: 'reviewer' }),
  )
  const signed = must(await signInByLink(runtime, token))
  const held = { session: await session(signed.token), token: signed.token }
  const kind = async (typed: { email?: string; password: string; again?: string }) => {
    const set = await setPassword(runtime, held, { email: 'hedwig@example.org', again: typed.password, ...typed })
    return set.ok ? 'taken' : set.refusal.kind
  }
  assert.equal(await kind({ password: 'short' }), 'password.too-short')
  assert.equal(await kind({ password: 'abababababababab' }), 'password.one-character')
  assert.equal(await kind({ password: 'Hedwig of Hills' }), 'password.says-who')
  assert.equal(await kind({ password: 'x'.repeat(300) }), 'field.too-long')
  assert.equal(await kind({ password, again: 'something else' }), 'password.not-twice')
  for (const email of ['', 'nobody', 'a@b', 'a@b.c\r\nBcc: d@e.f', '"a"@example.org', 'a@example.org, b@example.org'])
    assert.match(await kind({ email, password }), /^(email.malformed|field.missing)$/, email)
  const { email: taken } = await withPassword('reviewer')
  assert.equal(await kind({ email: taken, password }), 'email.taken')
  assert.equal(await kind({ password }), 'taken')
  assert.ok(person)
})

test('a person sees their own sessions, ends one of them, and ends them all', async () => {
  const { token, email } = await withPassword('contributor')
  const second = must(await enter(email))
  const listed = await ownSessions(runtime, await session(token))
  assert.deepEqual(
    listed.map(ownSession => [ownSession.begunBy, ownSession.own, ownSession.device]),
    [
      ['password', false, 'Firefox, Linux'],
      ['link', true, null],
    ],
  )
  const stranger = await withPassword('contributor')
  const strangers = (await ownSessions(runtime, await session(stranger.token)))[0]!
  assert.equal(await signOutOne(runtime, await session(token), strangers.id), false)
  assert.equal(await signOutOne(runtime, await session(token), 'no id'), false)
  assert.equal(await signOutOne(runtime, await session(token), listed[0]!.id), true)
  assert.equal(await sessionOfToken(runtime, second.token), null)
  assert.equal(await signOutEverywhere(runtime, await session(token)), 1)
  assert.equal(await sessionOfToken(runtime, token), null)
  assert.ok(await sessionOfToken(runtime, stranger.token))
})

test('language and time zone are each person’s own', async () => {
  const { token } = await withPassword('reviewer')
  must(await setPreferences(runtime, await session(token), { language: 'ar', timeZone: 'Asia/Amman' }))
  const { person, timeZone } = await session(token)
  assert.deepEqual([person.language, timeZone], ['ar', 'Asia/Amman'])
  for (const wrong of [
    { language: 'de', timeZone: 'UTC' },
    { language: 'en', timeZone: 'Mars/Olympus' },
  ])
    assert.equal((await setPreferences(runtime, await session(token), wrong)).ok, false)
})

test('an older version of the code of conduct cannot be accepted', async () => {
  const { token } = await withPassword('reviewer')
  const accepted = await acceptCode(runtime, await session(token), '2020-1')
  assert.equal(!accepted.ok && accepted.refusal.kind, 'conduct.changed')
})

test('a session that the installation began asks for nothing more', async () => {
  const { person } = must(await invitePerson(runtime, { network: slug, name: 'Tuva', role: 'secretariat' }))
  assert.ok(await deskOf(runtime, (await beginSession(runtime, person)).token, slug))
})
