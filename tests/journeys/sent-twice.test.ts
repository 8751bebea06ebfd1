/** A form sent twice makes one thing: a second click, the way back, a lost answer. Through HTTP and without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readAs } from '@waymark/operations'
import type { InNetwork } from '@waymark/store'
import { sql } from 'kysely'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown, Typed, Visitor } from './visitor.ts'

let here: DeskWorld
let arva: Visitor
let sigrid: Visitor
let own: string
before(async () => {
  here = await openDeskWorld()
  arva = await here.enter('arva')
  sigrid = await here.enter('sigrid')
  const today = await arva.open(desk)
  const links = [...today.document.querySelectorAll('main a[href*="/desk/submissions/"]')]
  own = links.find(link => !link.textContent?.includes('Alder'))?.getAttribute('href') ?? ''
})
after(() => here.close())

const counted = {
  entries: 'app.entry',
  dialogues: 'app.dialogue',
  priorities: 'app.priority',
  actions: 'app.action',
  updates: 'app.action_update',
  steps: 'app.learning_step',
  concerns: 'app.concern',
  invitations: 'auth.invitation',
  mails: 'app.mail',
  rounds: 'app.round',
  redactions: 'app.redaction',
  texts: 'app.free_text',
  audit: 'app.audit_entry',
} as const

/** How many rows of each kind the network has, as its owner counts them. */
async function counts(): Promise<Readonly<Record<string, number>>> {
  const { owner } = here.world.runtime.installation
  const found: Record<string, number> = {}
  await owner.db.transaction().execute(async t => {
    await sql`select set_config('app.network', ${here.world.system.network.id}, true)`.execute(t)
    for (const [name, table] of Object.entries(counted)) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(t)
      found[name] = rows[0]!.n
    }
  })
  return found
}

/** Sends a form twice at the same moment and once more after; all three lead to the same page, and nothing is made but by the first. */
async function sendThrice(browser: Visitor, page: Shown, typed: Typed, form?: { action: string }): Promise<Shown> {
  const [shown, other] = await Promise.all([browser.send(page, typed, form), browser.send(page, typed, form)])
  assert.equal(shown.status, 200, shown.text.slice(0, 400))
  const once = await counts()
  const late = await browser.send(page, typed, form)
  assert.deepEqual([other.status, late.status], [200, 200], other.text.slice(0, 400))
  assert.deepEqual([other.path, late.path], [shown.path, shown.path])
  assert.deepEqual(await counts(), once)
  return shown
}

function linkTo(page: Shown, words: RegExp): string {
  const found = [...page.document.querySelectorAll('main a')].find(element => words.test(element.textContent ?? ''))
  assert.ok(found, `a link ${words} on ${page.path}: ${page.text.slice(0, 400)}`)
  return found.getAttribute('href') ?? ''
}

const made = async (kind: keyof typeof counted, by: () => Promise<unknown>) => {
  const before = (await counts())[kind]!
  await by()
  return (await counts())[kind]! - before
}

describe('sent twice, one is made:', () => {
  test('a dialogue, a priority, an action and what was done', async () => {
    const dialogue = await arva.open(`${desk}/plans/QMA/dialogue`)
    const member = dialogue.document.querySelector('input[name=members]')?.getAttribute('value') ?? ''
    const typed = { heldOn: '2026-02-01', note: 'We met.', members: member }
    let plan: Shown = dialogue
    assert.equal(await made('dialogues', async () => (plan = await sendThrice(arva, dialogue, typed))), 1)
    const choose = await arva.open(linkTo(plan, /[Cc]hoose/))
    const option = [...choose.document.querySelectorAll('select[name=indicator] option')].find(element =>
      element.textContent?.startsWith('A2'),
    )
    const priority = { indicator: option?.getAttribute('value') ?? '', reason: 'No budget.' }
    assert.equal(await made('priorities', async () => (plan = await sendThrice(arva, choose, priority))), 1)
    const action = { what: 'Meet the ministry', who: 'Alder', due: '2026-06-01', change: 'A line' }
    const form = await arva.open(linkTo(plan, /[Pp]lan an action/))
    assert.equal(await made('actions', async () => (plan = await sendThrice(arva, form, action))), 1)
    const update = await arva.open(linkTo(await arva.open(own), /Report progress/))
    const said = { status: 'under-way', text: 'The ministry listened.' }
    assert.equal(await made('updates', () => sendThrice(arva, update, said)), 1)
  })

  test('a finding, a lesson, a decision and a change', async () => {
    let page = await sigrid.open(`${desk}/learning/finding`)
    const steps = await made('steps', async () => {
      page = await sendThrice(sigrid, page, { place: '', text: 'Few answer in time.' })
      for (const text of ['Ask earlier.', 'Open rounds in spring.', 'Rounds open in March.']) {
        const next = await sigrid.open(
          linkTo(page, /^(?:Draw a lesson|Decide what follows|Say what changed|Record .*change)/),
        )
        const changed = next.document.querySelector('select[name=changed] option[value^=indicator]')
        page = await sendThrice(sigrid, next, {
          text,
          ...(next.document.querySelector('[name=owner]') ? { owner: 'role secretariat', due: '2026-12-31' } : {}),
          ...(changed ? { changed: changed.getAttribute('value') ?? '' } : {}),
        })
      }
    })
    assert.equal(steps, 4)
  })

  test('a concern, and a wish that a text be removed', async () => {
    const learning = await sigrid.open(`${desk}/learning`)
    const remove = await sigrid.open(linkTo(learning, /Request removal/))
    assert.equal(await made('redactions', () => sendThrice(sigrid, remove, { reason: 'A person is named.' })), 1)
    const mark = await sigrid.open(linkTo(learning, /safeguarding concern/))
    assert.equal(await made('concerns', () => sendThrice(sigrid, mark, {})), 1)
  })

  test('an answer, what is handed in, and what is decided: nobody reads of a colleague who was themselves', async () => {
    const question = await arva.open(`${own}/A2`)
    const answer = { state: 'yes', rationale: 'Section 4.' }
    const saved = await sendThrice(arva, question, answer)
    assert.match(saved.text, /Your answer is saved\./)
    await sendThrice(arva, await arva.open(`${own}/submit`), {})
    const rune = await here.enter('rune')
    const review = await rune.open(linkTo(await rune.open(`${desk}/reviews`), /Alder/))
    assert.match(
      (await sendThrice(rune, review, { decision: 'return', note: 'Which?' })).text,
      /returned with your note/,
    )
  })

  test('an invitation with its mail, and a round', async () => {
    const adele = await here.enter('adele')
    const invite = await adele.open(`${desk}/people/invite`)
    const person = { name: 'Vera', email: 'vera@example.org', role: 'observer' }
    assert.equal(await made('mails', () => sendThrice(adele, invite, person)), 1)
    const open = await sigrid.open(`${desk}/rounds/open`)
    const round = { label: 'Spring 2026', period: '2025-S2', due: '2026-05-01' }
    assert.equal(await made('rounds', () => sendThrice(sigrid, open, round)), 1)
  })

  test('an entry of a list, found again at the address of its form', async () => {
    const form = await arva.open(`${desk}/entries/training/new`)
    assert.match(form.path, /\/new\?form=[0-9a-f-]{36}$/)
    const typed = { title: 'Course for judges', day: '2025-05-01' }
    assert.equal(await made('entries', () => sendThrice(arva, form, typed, { action: '?/save' })), 1)
    const back = await arva.open(form.path)
    assert.match(back.path, /\/entries\/training\/[0-9a-f-]{36}$/)
    assert.match(back.html, /value="Course for judges"/)
  })

  test('an entry changed after the way back is shown beside what was kept, and neither is lost', async () => {
    const form = await arva.open(`${desk}/entries/training/new`)
    await arva.send(form, { title: 'Course for the police', day: '2025-06-01' }, { action: '?/save' })
    const again = await arva.send(form, { title: 'Course for police', day: '2025-06-02' }, { action: '?/save' })
    assert.equal(again.status, 422)
    assert.match(again.text, /Course for the police/)
    assert.match(again.html, /value="Course for police"/)
    assert.equal(await made('entries', () => arva.send(again, {}, { action: '?/save' })), 0)
    assert.match((await arva.open(form.path)).html, /value="Course for police"/)
  })
})

describe('but', () => {
  test('the same form with other words is another thing, and so is one opened anew', async () => {
    const finding = await sigrid.open(`${desk}/learning/finding`)
    const anew = await sigrid.open(`${desk}/learning/finding`)
    const steps = await made('steps', async () => {
      await sigrid.send(finding, { place: '', text: 'One thing.' })
      await sigrid.send(finding, { place: '', text: 'Another thing.' })
      await sigrid.send(anew, { place: '', text: 'One thing.' })
    })
    assert.equal(steps, 3)
  })

  test('somebody else who sends the same form is not answered with what came of it', async () => {
    const form = await arva.open(`${desk}/entries/training/new`)
    const typed = { title: 'Course for teachers', day: '2025-07-01' }
    await arva.send(form, typed, { action: '?/save' })
    const dagny = await here.enter('dagny')
    assert.equal((await dagny.send(form, typed, { action: '?/save' })).status, 404)
  })

  test('a form that was refused keeps its key and does its deed when it is mended', async () => {
    const form = await sigrid.open(`${desk}/learning/finding`)
    const refused = await sigrid.send(form, { place: '', text: '' })
    assert.equal(refused.status, 422)
    assert.equal(refused.path, form.path)
    assert.equal(await made('steps', () => sendThrice(sigrid, refused, { place: '', text: 'Mended.' })), 1)
  })

  test('what is kept of a form is ids and counts, and goes after two days', async () => {
    const rows = () =>
      readAs(here.world.system, async (t: InNetwork) => {
        const { rows } = await sql<{ result: unknown; at: Date }>`
          select result, at from app.form_sent where network_id = ${t.network}`.execute(t)
        return rows
      })
    const words = (await rows()).map(row => JSON.stringify(row.result)).join()
    assert.ok(words.length > 0)
    assert.doesNotMatch(words, /course|ministry|section|vera@|example/i)
    here.world.passDays(3)
    sigrid = await here.enter('sigrid')
    await sigrid.send(await sigrid.open(`${desk}/learning/finding`), { place: '', text: 'Days later.' })
    assert.equal((await rows()).length, 1)
  })
})
