/** A large network: many are invited from a list, and what was read before is accepted several at a time. Page loads are counted. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { writeWorkbook } from '@waymark/exchange'
import {
  adoptFramework,
  deskOf,
  foundNetwork,
  moveEdition,
  openRound,
  readAs,
  recordAgreement,
  reviewSubmission,
  saveAnswer,
  submit,
  type Desk,
} from '@waymark/operations'
import { submissionsInState } from '@waymark/store'
import { must, newPerson, testNetwork } from '@waymark/testing'
import { openDeskWorld, type DeskWorld } from './desk-world.ts'
import { visitor, type Visitor } from './visitor.ts'

const [unchanged, changed, warned] = [122, 2, 1]
const places = ['QMA', 'QMB', 'QMC']
const from = '2021-01-01'
const many = {
  ...testNetwork,
  slug: 'many',
  members: Array.from({ length: unchanged + changed + warned }, (_, at) => ({
    name: `Member ${at + 1}`,
    shown: 'country' as const,
    from,
    until: null,
    places: [{ code: places[at % places.length]!, from, until: null }],
  })),
}
const desk = `/en/${many.slug}/desk`

let here: DeskWorld
let reviewer: Visitor
let admin: Visitor
before(async () => {
  here = await openDeskWorld()
  const { runtime } = here.world
  const system = await foundNetwork(runtime, many)
  const sessionOf = async (name: string, role: string) =>
    (await newPerson(runtime, { network: many.slug, name, role })).session
  const session = await sessionOf('Rana', 'reviewer')
  reviewer = visitor(here.origin, `waymark=${session}`)
  admin = visitor(here.origin, `waymark=${await sessionOf('Adele', 'administrator')}`)
  const edition = must(await adoptFramework(system, { code: 'demonstration', edition: '2021-2025' }))
  must(await recordAgreement(system, { edition, body: 'Assembly', day: '2021-05-20', record: 'Minutes 4' }))
  must(await moveEdition(system, { edition, to: 'in-use' }))
  must(await openRound(system, { edition, label: 'First', period: '2024', due: '2026-12-31' }))
  await handInAll(system, () => ({ state: 'yes', rationale: 'Section 4 of the act.' }))
  await acceptAll((await deskOf(runtime, session, many.slug))!)
  must(await openRound(system, { edition, label: 'Second', period: '2025', due: '2026-12-31' }))
  await handInAll(system, at => {
    if (at < changed) return { state: 'yes', rationale: `Section ${at + 5} of the act.` }
    return { state: 'yes', rationale: 'Section 4 of the act.' }
  })
})
after(() => here.close())

/** A file beside an empty box. */
const sendFile = (path: string, file: string | Uint8Array) =>
  admin.sendFile(path, file, { role: 'contributor', language: 'en', lines: '', sheet: '' })

/** Several at a time: each submission is a thing of its own. */
async function ofEach<T>(all: readonly T[], deed: (one: T, at: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += 8)
    await Promise.all(all.slice(at, at + 8).map((one, beside) => deed(one, at + beside)))
}

async function handInAll(system: Desk, said: (at: number) => { readonly state: string; readonly rationale: string }) {
  const drafts = await readAs(system, t => submissionsInState(t, 'draft'))
  const about = drafts.filter(draft => draft.subjectKind === 'country' && draft.revision === 0)
  await ofEach(
    about.toSorted((draft, other) => Number(draft.respondentName.slice(7)) - Number(other.respondentName.slice(7))),
    async ({ id: submission }, at) => {
      const { state, rationale } = said(at)
      const words = at === changed ? { rationale: 'Ask +46 70 123 45 67.' } : { rationale }
      const form = {
        submission,
        indicator: 'A2',
        typed: { state },
        ...words,
        evidence: [],
        language: 'en',
        revision: 0,
      }
      must(await saveAnswer(system, form))
      must(await submit(system, { submission, revision: 1, looked: true }))
    },
  )
}

async function acceptAll(rana: Desk) {
  const handedIn = await readAs(rana, t => submissionsInState(t, 'submitted'))
  await ofEach(handedIn, async ({ id: submission, revision }) => {
    const form = { submission, revision, decision: 'accept', accepted: [], note: '', language: 'en' } as const
    must(await reviewSubmission(rana, { ...form, nobodyRecognisable: true }))
  })
}

describe('a reviewer of 125 submissions', () => {
  test('accepts the 122 in which nothing is new in at most 30 page loads; those with a new or a warned text are opened', async t => {
    const before = reviewer.steps()
    let page = await reviewer.open(`${desk}/reviews/unchanged`)
    const silent = await reviewer.send(page)
    assert.equal(silent.status, 422, 'the promise is asked for')
    let accepted = 0
    page = silent
    while (page.document.querySelector('input[name=accept]')) {
      accepted += page.document.querySelectorAll('input[name=accept][checked]').length
      const sent = await reviewer.send(page, { nobodyRecognisable: 'yes' })
      assert.equal(sent.status, 200, sent.text.slice(0, 300))
      page = sent
    }
    t.diagnostic(`${accepted} unchanged submissions accepted in ${reviewer.steps() - before} page loads`)
    assert.equal(accepted, unchanged)
    assert.ok(reviewer.steps() - before <= 30)
    const left = await reviewer.open(`${desk}/reviews`)
    const links = [...left.document.querySelectorAll('main tbody a[href*="/reviews/"]')].map(element =>
      element.getAttribute('href')!,
    )
    assert.equal(links.length, changed + warned)
    const opened = await reviewer.open(links[0]!)
    assert.match(opened.text, /Now.*Last time \(2024\).*Section 4 of the act/)
  })
})

describe('a list of people to invite', () => {
  const line = (at: number) =>
    `Member ${at + 1}\tPerson ${at + 1}\tperson-${at + 1}@example.org\t${at % 2 ? 'ar' : 'en'}`
  const lines = Array.from({ length: unchanged }, (_, at) => line(at))

  test('with wrong lines names each of them, keeps the list, and invites nobody', async () => {
    const form = await admin.open(`${desk}/people/invite-list`)
    const wrong = [
      lines[0]!,
      'Member 2; Someone',
      'Nowhere, Jo, jo@example.org',
      'Member 3;Ann;no address',
      `Member 4;Again;person-1@example.org`,
    ]
    const refused = await admin.send(form, { lines: wrong.join('\n') })
    assert.equal(refused.status, 422)
    const said = [...refused.document.querySelectorAll('.problems li')].map(element => element.textContent ?? '')
    assert.deepEqual(
      said.map(one => /Line (\d)/.exec(one.replace(/[\u2066-\u2069]/g, ''))?.[1]),
      ['2', '3', '4', '5'],
    )
    assert.match(refused.html, /Member 2; Someone/)
    assert.doesNotMatch((await admin.open(`${desk}/people`)).text, /person-1@/)
  })

  test('of 122 members is sent in at most 6 page loads; sent again it invites nobody twice', async t => {
    const before = admin.steps()
    const form = await admin.open(`${desk}/people/invite-list`)
    const tried = await admin.send(form, { lines: ['Member;Name;E-mail', ...lines].join('\n') }, { action: '?/try' })
    assert.match(tried.text, /122 people would be invited/)
    assert.doesNotMatch((await admin.open(`${desk}/people`)).text, /person-1@/)
    const sent = await admin.send(tried, {}, { action: '?/invite' })
    assert.match(sent.text, /All of the list are invited/)
    t.diagnostic(`122 people invited in ${admin.steps() - before} page loads`)
    assert.ok(admin.steps() - before <= 6)
    const again = await admin.send(await admin.open(`${desk}/people/invite-list`), { lines: lines.join('\n') })
    assert.match(again.text, /122 are invited already, and stay so.*The list changes nothing/)
    assert.equal((await admin.open(`${desk}/people`)).html.match(/person-2@example\.org/g)?.length, 1)
    assert.equal((await reviewer.open(`${desk}/people/invite-list`)).status, 403)
  })

  test('comes in as a file too; one that is no text is said so', async () => {
    const list = '\uFEFFMember 5;File;file@example.org;sv;lead\r\n'
    const read = await sendFile(`${desk}/people/invite-list?/try`, list)
    assert.match(read.text, /1 person would be invited.*File.*file@example\.org.*member lead.*Member 5/)
    const wrong = await sendFile(`${desk}/people/invite-list?/try`, Uint8Array.of(0x50, 0xff, 0xfe))
    assert.equal(wrong.status, 422)
    const members = await sendFile(`${desk}/registry/sheet?/try`, 'name,from,countries\nNewcomer,2024-01-01,QMA\n')
    assert.match(members.text, /Newcomer: joins/)
  })

  test('and the members come in as a workbook too; the one that went out changes nothing', async () => {
    const texts = [['Member 6', 'Book', 'book@example.org', 'sv', 'lead']]
    const cells = (line: readonly string[]) => ({ cells: line.map(text => ({ text, style: 'entry' as const })) })
    const list = writeWorkbook([{ name: 'people', rightToLeft: false, columns: [], rows: texts.map(cells) }])
    const read = await sendFile(`${desk}/people/invite-list?/try`, list)
    assert.match(read.text, /1 person would be invited.*Book.*book@example\.org.*member lead.*Member 6/)
    const cookie = { headers: { cookie: admin.cookie() } }
    const out = await fetch(`${here.origin}${desk}/registry/members.xlsx`, cookie)
    const again = await sendFile(`${desk}/registry/sheet?/try`, new Uint8Array(await out.arrayBuffer()))
    assert.equal(again.status, 200)
    assert.match(again.text, /Nothing would change/)
    const wrong = await sendFile(`${desk}/registry/sheet?/try`, Uint8Array.of(0x50, 0x4b, 3, 4))
    assert.match(wrong.text, /no XLSX workbook/)
  })
})

test('a member whose name is like that of another is added once it is said that another is meant', async () => {
  const form = { name: 'Membeer 7', from: '2024-01-01', countries: 'QMA' }
  const asked = await admin.send(await admin.open(`${desk}/registry/add`), form)
  assert.equal(asked.status, 422)
  assert.match(asked.text, /The name is like “Member 7”/)
  const added = await admin.send(asked, { another: 'yes' })
  assert.match(added.text, /Membeer 7/)
  assert.equal(added.document.querySelector('h1')?.textContent, 'Membeer 7')
})
