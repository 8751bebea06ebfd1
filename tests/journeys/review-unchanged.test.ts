/** A reviewer of a large network accepts what was read before several at a time, and opens every new text. Page loads are counted. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  adoptFramework,
  beginSession,
  deskOf,
  foundNetwork,
  invitePerson,
  moveEdition,
  openRound,
  readAs,
  recordAgreement,
  reviewSubmission,
  saveAnswer,
  signInByLink,
  submit,
  type Desk,
} from '@waymark/operations'
import { submissionsInState } from '@waymark/store'
import { must, testNetwork } from '@waymark/testing'
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
before(async () => {
  here = await openDeskWorld()
  const { runtime } = here.world
  const system = await foundNetwork(runtime, many)
  const { person, token } = must(await invitePerson(runtime, { network: many.slug, name: 'Rana', role: 'reviewer' }))
  must(await signInByLink(runtime, token))
  const session = await beginSession(runtime, person)
  reviewer = visitor(here.origin, `waymark=${session.token}`)
  const edition = must(await adoptFramework(system, { code: 'demonstration', edition: '2021-2025' }))
  must(await recordAgreement(system, { edition, body: 'Assembly', day: '2021-05-20', record: 'Minutes 4' }))
  must(await moveEdition(system, { edition, to: 'in-use' }))
  must(await openRound(system, { edition, label: 'First', period: '2024', due: '2026-12-31' }))
  await handInAll(system, () => ({ state: 'yes', rationale: 'Section 4 of the act.' }))
  await acceptAll((await deskOf(runtime, session.token, many.slug))!)
  must(await openRound(system, { edition, label: 'Second', period: '2025', due: '2026-12-31' }))
  await handInAll(system, at => {
    if (at < changed) return { state: 'yes', rationale: `Section ${at + 5} of the act.` }
    return { state: 'yes', rationale: 'Section 4 of the act.' }
  })
})
after(() => here.close())

/** Several at a time: each submission is a thing of its own. */
async function ofEach<T>(all: readonly T[], deed: (one: T, at: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += 8)
    await Promise.all(all.slice(at, at + 8).map((one, beside) => deed(one, at + beside)))
}

async function handInAll(system: Desk, said: (at: number) => { readonly state: string; readonly rationale: string }) {
  const drafts = await readAs(system, t => submissionsInState(t, 'draft'))
  const about = drafts.filter(one => one.subjectKind === 'country' && one.revision === 0)
  await ofEach(
    about.toSorted((one, other) => Number(one.respondentName.slice(7)) - Number(other.respondentName.slice(7))),
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
    const links = [...left.document.querySelectorAll('main tbody a')].map(one => one.getAttribute('href')!)
    assert.equal(links.length, changed + warned)
    const opened = await reviewer.open(links[0]!)
    assert.match(opened.text, /Now.*Last time \(2024\).*Section 4 of the act/)
  })
})
