/** An answer far from last time, or from another member's, is marked where it is written, before it goes, and for its reviewer; it stops nobody. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openRound, readAs } from '@waymark/operations'
import { submissionsInState } from '@waymark/store'
import { must } from '@waymark/testing'
import { handIn } from './deeds.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Visitor } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

/** The address of a member's country form of the newest round in which it is a draft. */
async function draftOf(member: string): Promise<string> {
  const drafts = await readAs(here.world.system, t => submissionsInState(t, 'draft'))
  const own = drafts.filter(draft => draft.respondentName === member && draft.subjectKind === 'country')
  return `${desk}/submissions/${own.at(-1)!.id}`
}

async function answered(browser: Visitor, form: string, typed: Readonly<Record<string, string>>) {
  const sent = await browser.send(await browser.open(`${form}/answers`), typed)
  assert.equal(sent.status, 200, sent.text.slice(0, 300))
  return browser.open(`${form}/answers`)
}

const evidence = (code: string) => ({
  [`${code}:evidence.0.type`]: 'law',
  [`${code}:evidence.0.address`]: 'https://example.org/act',
  [`${code}:evidence.0.seenOn`]: '2026-01-01',
})

async function reviewed(form: string) {
  const rune = await here.enter('rune')
  return { rune, page: await rune.open(form.replace('/submissions/', '/reviews/')) }
}

describe('an answer that is far from another', () => {
  test('is marked against last time: by its author once saved, before it goes, and by its reviewer', async () => {
    const dagny = await here.enter('dagny')
    const first = await draftOf('Dogwood')
    await answered(dagny, first, { 'C2:count': '12', ...evidence('C2'), 'A2:state': 'yes', ...evidence('A2') })
    await handIn(dagny, first)
    const { rune, page } = await reviewed(first)
    assert.doesNotMatch(page.text, /Far from/, 'nothing was said before')
    await rune.send(page, { decision: 'accept', nobodyRecognisable: 'yes' })
    const { system, edition } = here.world
    const later = { label: 'Later', period: '2026-S1', due: '2026-12-31', reason: 'Extended.' }
    must(await openRound(system, { edition, ...later }))
    const second = await draftOf('Dogwood')
    assert.notEqual(second, first)
    const shown = await answered(dagny, second, { 'C2:count': '120', 'A2:state': 'no' })
    assert.match(shown.text, /12 there, 120 here/)
    assert.match(shown.text, /It was yes, and is no now/)
    const before = await dagny.open(`${second}/submit`)
    assert.match(before.text, /Far from last time.*12 there, 120 here/)
    assert.match((await handIn(dagny, second)).text, /Submitted for review/, 'it stops nobody')
    assert.match((await reviewed(second)).page.text, /Far from what was accepted last time: .*12 there, 120 here/)
  })

  test('is marked against other members of the country for its reviewer alone', async () => {
    const [arva, bodil] = [await here.enter('arva'), await here.enter('bodil')]
    const [alder, birch] = [await draftOf('Alder'), await draftOf('Birch')]
    await answered(bodil, birch, { 'C2:count': '0', ...evidence('C2') })
    await handIn(bodil, birch)
    const own = await answered(arva, alder, { 'C2:count': '30', ...evidence('C2') })
    assert.doesNotMatch(own.text, /Far from/)
    await handIn(arva, alder)
    assert.match((await reviewed(alder)).page.text, /Far from what Birch says: .*0 there, 30 here/)
  })
})
