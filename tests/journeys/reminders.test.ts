/** Reminders through HTTP, without script: offered where somebody can be written to, and turned off by the link in one of them, without signing in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openLetter, readAs, remind, wordsOfLetter } from '@waymark/operations'
import { mailsOf } from '@waymark/store'
import { countrySubmission, must } from '@waymark/testing'
import { openDeskWorld, type DeskWorld } from './desk-world.ts'
import { visitor } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

test('the page offers a tick for each form somebody can be written to about, and names the others apart', async () => {
  const { world } = here
  const { id } = (await world.signInAs('arva')).person!
  const email = async (address: string | null) =>
    sql`update auth.person set email = ${address} where id = ${id}`.execute(world.runtime.installation.owner.db)
  const secretariat = await here.enter('sigrid')
  const page = () => secretariat.open(`/en/test-network/desk/rounds/${world.round}/remind`)
  const own = await countrySubmission(world.system, 'Alder')
  const offered = (document: Document) =>
    [...document.querySelectorAll('main input[name=submissions]')].map(tick => tick.getAttribute('value'))

  await email(null)
  const nobody = await page()
  assert.deepEqual(offered(nobody.document), [])
  assert.equal(nobody.document.querySelector('main form'), null, 'nor a button that could remind nobody')
  assert.match(nobody.text, /Nobody to write to now[\s\S]*Alder/)

  await email('arva@example.org')
  const somebody = await page()
  assert.ok(offered(somebody.document).includes(own))
  const apart = [...somebody.document.querySelectorAll('main h2 ~ ul > li')].map(line => line.textContent)
  assert.ok(apart.length > 0 && !apart.some(line => line.includes('Alder')))
})

test('whoever has the link of a reminder turns reminders off, and the page says nothing of whom', async () => {
  const { world, origin } = here
  const { id, name } = (await world.signInAs('arva')).person!
  await sql`update auth.person set email = 'arva@example.org', language = 'ar' where id = ${id}`.execute(
    world.runtime.installation.owner.db,
  )
  const submissions = [await countrySubmission(world.system, 'Alder')]
  must(await remind(await world.signInAs('sigrid'), { round: world.round, submissions, origin }))
  const [mail] = (await readAs(world.system, t => mailsOf(t, 100))).filter(({ kind }) => kind === 'reminder')
  const { text } = wordsOfLetter(openLetter(world.runtime, mail!)!)
  const path = /\/ar\/reminders\/[\w-]+$/.exec(text)![0]
  const anybody = visitor(origin)
  const page = await anybody.open(path)
  assert.ok(!page.text.includes(name))
  const stopped = await anybody.send(page, {})
  assert.match(stopped.text, /لن تصلك رسائل تذكير بعد الآن/)
  const { rows } = await sql<{ reminders: boolean }>`select reminders from auth.person where id = ${id}`.execute(
    world.runtime.installation.owner.db,
  )
  assert.equal(rows[0]!.reminders, false)
  const wrong = await visitor(origin).open('/en/reminders/made-up')
  assert.match(wrong.text, /This link turns nothing off/)
  assert.equal(wrong.document.querySelector('main button'), null)
})
