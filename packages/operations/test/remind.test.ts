/** Reminders, with real PostgreSQL: asked for by a coordinator, by themselves before and after the due day, at most weekly, and refused by whoever wants none. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  beginSession,
  sessionOfToken,
  openLetter,
  questionPage,
  readAs,
  remind,
  isStopToken,
  remindOfDue,
  stopReminders,
  remindPage,
  saveAnswer,
  setPreferences,
  submit,
  wordsOfLetter,
  type Letter,
} from '@waymark/operations'
import { mailsOf, submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, type World } from '@waymark/testing'

let world: World
const emails = { Arva: 'arva@example.org', Bodil: 'bodil@example.org', Cato: 'cato@example.org' } as const
before(async () => {
  world = await openWorld() // it is 2 February; the round is due on 31 March
  for (const name of ['arva', 'bodil', 'cato'] as const) {
    const { person } = await world.signInAs(name)
    const [email, language] = [`${name}@example.org`, name === 'cato' ? 'ar' : 'en']
    await sql`update auth.person set email = ${email}, language = ${language} where id = ${person!.id}`.execute(
      world.runtime.installation.owner.db,
    )
  }
})
after(() => world.close())

const origin = 'https://w.example'
/** Reminders in the outbox, the oldest first; those that a newer one took the place of are empty. */
async function reminders(): Promise<readonly Letter[]> {
  const mails = (await readAs(world.system, t => mailsOf(t, 100))).filter(({ kind }) => kind === 'reminder')
  return mails.toReversed().flatMap(mail => openLetter(world.runtime, mail) ?? [])
}
const reminded = async () => (await reminders()).map(({ to }) => to).toSorted()
const formOf = (member: string) => countrySubmission(world.system, member)

test('a coordinator reminds the forms of the region with one press, and nobody beyond it', async () => {
  const kaja = await world.signInAs('kaja')
  const { forms } = (await remindPage(kaja, world.round))!
  assert.deepEqual([...new Set(forms.filter(({ people }) => people > 0).map(({ name }) => name))].toSorted(), [
    'Alder',
    'Birch',
    'Cedar',
  ])
  assert.ok(!forms.some(({ name }) => name === 'Dogwood'), 'it is of the other region')
  const beyond = await remind(kaja, { round: world.round, submissions: [await formOf('Dogwood')], origin })
  assert.equal(!beyond.ok && beyond.refusal.kind, 'thing.not-found')
  const none = await remind(kaja, { round: world.round, submissions: [], origin })
  assert.equal(!none.ok && none.refusal.kind, 'field.missing')
  must(await remind(kaja, { round: world.round, submissions: [await formOf('Alder'), await formOf('Cedar')], origin }))
  assert.deepEqual(await reminded(), [emails.Arva, emails.Cato])
})

test('the mail is in the language of its reader, and its subject names no network, country or person', async () => {
  const letter = (await reminders()).find(({ to }) => to === emails.Cato)!
  const { language, subject, text } = wordsOfLetter(letter)
  assert.equal(language, 'ar')
  assert.match(text, /شبكة تجريبية/)
  for (const said of ['Test network', 'شبكة تجريبية', 'QMB', 'Cedar', letter.values['name']!])
    assert.ok(!subject.includes(said))
  assert.doesNotMatch(text, /Cedar|QMB/)
})

test('nobody is written to twice within seven days, and the page says when they were', async () => {
  const sigrid = await world.signInAs('sigrid')
  const again = await remind(sigrid, { round: world.round, submissions: [await formOf('Alder')], origin })
  assert.equal(!again.ok && again.refusal.kind, 'round.nobody-to-remind')
  const alder = (await remindPage(sigrid, world.round))!.forms.find(({ name }) => name === 'Alder')!
  assert.deepEqual([alder.people, alder.remindedOn], [0, '2026-02-02'])
  world.passDays(7)
  const later = await world.signInAs('sigrid')
  assert.equal(
    must(await remind(later, { round: world.round, submissions: [await formOf('Alder')], origin })).reminded,
    1,
  )
})

test('by itself it writes from a week before the due day on, of forms that are not handed in, to those who want it', async () => {
  world.passDays(30) // 11 March
  assert.equal(await remindOfDue(world.runtime, origin), 0)
  world.passDays(14) // 25 March
  const bodil = await world.signInAs('bodil')
  const submission = await formOf('Birch')
  const { revision } = (await questionPage(bodil, { submission, indicator: 'A2' }))!
  const reason = { submission, indicator: 'A2', typed: { state: 'unknown' }, rationale: 'Not found', evidence: [] }
  must(await saveAnswer(bodil, { ...reason, language: 'en', revision }))
  const seen = await readAs(bodil, async t => (await submissionById(t, submission))!.revision)
  must(await submit(bodil, { submission, revision: seen }))
  const { token } = await beginSession(world.runtime, (await world.signInAs('arva')).person!.id)
  const session = (await sessionOfToken(world.runtime, token))!
  must(await setPreferences(world.runtime, session, { language: 'en', timeZone: 'UTC', reminders: false }))
  assert.equal(await remindOfDue(world.runtime, origin), 2, 'Arva wants none')
  const written = (await reminders()).slice(-2).map(({ to, values }) => [to, values['n'], values['due']])
  assert.deepEqual(written, [
    [emails.Bodil, '1', '2026-03-31'], // of the two forms of Birch one is handed in
    [emails.Cato, '2', '2026-03-31'],
  ])
  assert.equal(await remindOfDue(world.runtime, origin), 0, 'not twice')
  world.passDays(10) // 4 April: it was due
  assert.equal(await remindOfDue(world.runtime, origin), 2)
})

test('the link in a reminder turns them off without signing in, for its reader alone', async () => {
  const letter = (await reminders()).findLast(({ to }) => to === emails.Cato)!
  const { text } = wordsOfLetter(letter)
  const [, token] = /https:\/\/w\.example\/ar\/reminders\/([\w-]+)$/.exec(text)!
  assert.doesNotMatch(token!, new RegExp((await world.signInAs('cato')).person!.id))
  assert.equal(await isStopToken(world.runtime, `${token}x`), false)
  assert.equal(await stopReminders(world.runtime, 'made-up'), false)
  assert.equal(await stopReminders(world.runtime, token!), true)
  assert.equal(await stopReminders(world.runtime, token!), true, 'twice is once')
  world.passDays(8)
  assert.equal(await remindOfDue(world.runtime, undefined), 1)
  const last = (await reminders()).at(-1)
  assert.equal(last!.to, emails.Bodil)
  assert.doesNotMatch(wordsOfLetter(last!).text, /reminders\//, 'no link where nobody said where the site is reached')
})

test('a link in an Arabic mail ends with the link', () => {
  const values = { name: 'Cato', network: 'N', day: '2026-03-09', link: 'https://w.example/ar/sign-in/invitation/abc' }
  const { text } = wordsOfLetter({ kind: 'invitation', to: emails.Cato, language: 'ar', values })
  assert.match(text, /^https:\/\/w\.example\/ar\/sign-in\/invitation\/abc$/m)
})
