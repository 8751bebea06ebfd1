/** Answers entered for a member, through the pages without script: entered, told, confirmed, handed in. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readAs } from '@waymark/operations'
import { submissionsInState } from '@waymark/store'
import { openDeskWorld, type DeskWorld } from './desk-world.ts'

let here: DeskWorld
let draft: string
before(async () => {
  here = await openDeskWorld()
  const all = await readAs(here.world.system, t => submissionsInState(t, 'draft'))
  draft = all.find(submission => submission.subjectKind === 'country' && submission.respondentName === 'Dogwood')!.id
})
after(() => here.close())

const desk = '/en/test-network/desk'

describe('an answer that came on paper', () => {
  test('is found by the member’s name, refused at its field with all that was typed, and kept', async () => {
    const sigrid = await here.enter('sigrid')
    const list = await sigrid.open(`${desk}/on-behalf?words=dogw`)
    assert.match(list.text, /Dogwood/)
    assert.doesNotMatch(list.text, /Cedar/)
    const question = await sigrid.open(`${desk}/on-behalf/${draft}/A2`)
    const typed = { state: 'yes', rationale: 'As the letter says.', receivedOn: '2026-02-01' }
    const refused = await sigrid.send(question, typed)
    assert.equal(refused.status, 422)
    assert.match(refused.html, /How the member gave it/)
    assert.match(refused.html, />As the letter says\.</)
    const kept = await sigrid.send(question, { ...typed, enteredFrom: 'paper' })
    assert.equal(kept.status, 200, kept.text.slice(0, 300))
    assert.match(kept.text, /is saved\..*entered for the member/)
  })

  test('waits for the member’s word, and once confirmed is nobody else’s to change', async () => {
    const dagny = await here.enter('dagny')
    assert.match((await dagny.open(desk)).text, /Somebody entered answers for you/)
    const page = await dagny.open(`${desk}/submissions/${draft}`)
    assert.match(page.text, /Not confirmed by the member/)
    const question = await dagny.open(`${desk}/submissions/${draft}/A2`)
    assert.match(question.text, /Entered for the member from paper that arrived on/)
    const confirmed = await dagny.send(page, {}, { action: '?/confirm' })
    assert.match(confirmed.text, /are confirmed\./)
    assert.doesNotMatch((await dagny.open(desk)).text, /Somebody entered answers for you/)
    const closed = await (await here.enter('sigrid')).open(`${desk}/on-behalf/${draft}/A2`)
    assert.match(closed.text, /The member has answered this itself/)
    assert.doesNotMatch(closed.text, /As the letter says/)
  })

  test('is handed in for the member by the secretariat, and is not there for a contributor', async () => {
    const [sigrid, rune] = [await here.enter('sigrid'), await here.enter('rune')]
    const handedIn = await sigrid.send(await sigrid.open(`${desk}/on-behalf/${draft}/submit`))
    assert.equal(handedIn.status, 200, handedIn.text.slice(0, 300))
    assert.match(handedIn.text, /Submitted for review/)
    assert.equal((await (await here.enter('arva')).open(`${desk}/on-behalf`)).status, 403)
    const review = await rune.open(`${desk}/reviews/${draft}`)
    assert.match(review.text, /Confirmed by the member/)
  })
})
