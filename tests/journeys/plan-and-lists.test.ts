/** Lists, rounds, frameworks, plans, learning and redactions at the desk, through HTTP and without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { doDeed, handIn } from './deeds.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown, Visitor } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

function linkTo(page: Shown, part: string | RegExp): string {
  const found = [...page.document.querySelectorAll('main a')].find(element => {
    const href = element.getAttribute('href') ?? ''
    return typeof part === 'string' ? href.includes(part) : part.test(element.textContent ?? '')
  })
  assert.ok(found, `a link ${part} on ${page.path}: ${page.text.slice(0, 400)}`)
  return found.getAttribute('href') ?? ''
}

async function ownCountry(browser: Visitor, member: string): Promise<string> {
  const today = await browser.open(desk)
  const links = [...today.document.querySelectorAll('main a[href*="/desk/submissions/"]')]
  return links.find(link => !link.textContent?.includes(member))?.getAttribute('href') ?? ''
}

describe('lists of countable things', () => {
  test('an entry is written, refused by field, handed in, reviewed, and its list closed', async () => {
    const arva = await here.enter('arva')
    const own = await ownCountry(arva, 'Alder')
    const blank = await arva.open(linkTo(await arva.open(own), 'entries/training/new'))
    const refused = await arva.send(blank, { title: '', day: '2025-05-01' }, { action: '?/save' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Title.*Fill this in/)
    assert.match(refused.html, /value="2025-05-01"/)
    const outside = await arva.send(refused, { title: 'Course for judges', day: '2031-05-01' }, { action: '?/save' })
    assert.equal(outside.status, 422)
    assert.match(outside.text, /has not come yet/)
    const draft = await arva.send(outside, { day: '2025-05-01' }, { action: '?/save' })
    assert.match(draft.text, /kept as a draft/)

    const open = await arva.send(
      await arva.open(own),
      { 'list.training': 'complete' },
      {
        action: '?/list',
        holding: { kind: 'training' },
      },
    )
    assert.equal(open.status, 422, 'a draft is not in the list yet')
    const lacking = await handIn(arva, draft.path)
    const filled = lacking.status === 422 ? await completed(arva, draft) : lacking
    assert.match(filled.text, /The entry waits for review/)

    const rune = await here.enter('rune')
    const review = await rune.open(linkTo(await rune.open(`${desk}/reviews`), '/reviews/entry/'))
    assert.match(review.text, /Course for judges/)
    assert.match((await rune.send(review, { decision: 'accept', nobodyRecognisable: 'yes' })).text, /accepted/)
    const said = await arva.send(
      await arva.open(own),
      { 'list.training': 'complete' },
      {
        action: '?/list',
        holding: { kind: 'training' },
      },
    )
    assert.match(said.text, /List status saved/)
  })
})

/** Fills in whatever the kind of entry requires, as its own form names it, and hands the entry in again. */
async function completed(browser: Visitor, page: Shown): Promise<Shown> {
  const wanted: Record<string, string> = {}
  for (const control of page.document.querySelectorAll('[name^="fields."], [name=stage]')) {
    const name = control.getAttribute('name') ?? ''
    const option = control.querySelector('option:nth-child(2)')?.getAttribute('value')
    const kind = control.getAttribute('type')
    wanted[name] ??=
      option ??
      (kind === 'radio' || kind === 'checkbox'
        ? (control.getAttribute('value') ?? '')
        : kind === 'url'
          ? 'https://example.org'
          : '12')
  }
  const saved = await browser.send(page, wanted, { action: '?/save' })
  assert.equal(saved.status, 200, saved.text.slice(0, 500))
  return handIn(browser, saved.path)
}

describe('what the secretariat keeps', () => {
  test('a round is opened on an edition in use, followed, and closed', async () => {
    const sigrid = await here.enter('sigrid')
    const form = await sigrid.open(`${desk}/rounds/open`)
    const refused = await sigrid.send(form, { label: 'Spring 2026', period: 'last year', due: '2026-05-01' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /“last year” is no period/)
    const opened = await sigrid.send(refused, { period: '2025-S2' })
    assert.match(opened.text, /The round is open/)
    assert.match(opened.text, /Dogwood/)
    assert.equal(opened.document.querySelectorAll('main form[action*=close]').length, 0, 'a page of its own closes it')
    const before = await sigrid.open(`${opened.path.split('?')[0]}/close`)
    assert.match(before.text, /8 submissions of 8 are still drafts or were returned: they count as not answered/)
    assert.match(before.text, /cannot be undone/)
    const closed = await sigrid.send(before)
    assert.match(closed.text, /The round is closed/)
  })

  test('an edition is adopted, agreed, put in use, corrected in a text and retired', async () => {
    const sigrid = await here.enter('sigrid')
    const list = await sigrid.open(`${desk}/frameworks`)
    const adopted = await sigrid.send(list, {}, { holding: { code: 'ecpat' } })
    assert.match(adopted.text, /Adopted as a proposal/)
    const silent = await sigrid.send(adopted, { day: '2026-01-15', record: 'Minutes 4' }, { action: '?/agree' })
    assert.equal(silent.status, 422)
    assert.match(silent.text, /Body that agreed.*Fill this in/)
    const late = await sigrid.send(silent, { body: 'Assembly' }, { action: '?/agree' })
    assert.equal(late.status, 422)
    assert.match(late.text, /The edition ended on .*2025/)
    const some = { lateReason: 'The meeting was moved.', indicators: ['O1a', 'O1b'] }
    const agreed = await sigrid.send(late, some, { action: '?/agree' })
    assert.match(agreed.text, /The agreement is recorded/)
    assert.match(agreed.text, /2 of 40 indicators are agreed.*Assembly.*O1a.*O1b.*The meeting was moved\./)
    const used = await sigrid.send(agreed, {}, { action: '?/use' })
    assert.match(used.text, /The edition is in use/)
    const texts = await sigrid.open(linkTo(used, '/O1a'))
    const correct = await sigrid.open(linkTo(texts, 'text=name&in=sv'))
    const wording = correct.document.querySelector('textarea[name=text]')?.textContent ?? ''
    const unchanged = await sigrid.send(correct, { reason: 'A better word.' })
    assert.equal(unchanged.status, 422)
    assert.match(unchanged.text, /Nothing reads differently/)
    const revised = await sigrid.send(unchanged, { text: `${wording} (rättat)`, sameMeaning: 'yes' })
    assert.match(revised.text, /The text is corrected/)
    assert.match(revised.text, /A better word\./)
    assert.match((await sigrid.send(revised, {}, { action: '?/retire' })).text, /The edition is retired/)
  })
})

describe('from a gap to a change', () => {
  test('a dialogue, a priority, an action, and what was done in the form of the round', async () => {
    const arva = await here.enter('arva')
    const plan = await arva.open(`${desk}/plans/QMA`)
    const dialogue = await arva.open(linkTo(plan, '/dialogue'))
    const nobody = await arva.send(dialogue, { heldOn: '2026-02-01', note: 'We met.' })
    assert.equal(nobody.status, 422)
    assert.match(nobody.text, /Mark the members that were present/)
    const member = nobody.document.querySelector('input[name=members]')?.getAttribute('value') ?? ''
    const held = await arva.send(nobody, { members: member })
    assert.match(held.text, /The dialogue is recorded/)
    const choose = await arva.open(linkTo(held, '/priority?'))
    const option = [...choose.document.querySelectorAll('select[name=indicator] option')].find(element =>
      element.textContent?.startsWith('A2'),
    )
    const chosen = await arva.send(choose, { indicator: option?.getAttribute('value') ?? '', reason: 'No budget.' })
    assert.match(chosen.text, /The priority is chosen/)
    const again = await arva.send(await arva.open(linkTo(chosen, '/priority?')), {
      indicator: option?.getAttribute('value') ?? '',
      reason: 'Once more.',
    })
    assert.equal(again.status, 422)
    assert.match(again.text, /A2 was chosen/)
    const action = await arva.open(linkTo(chosen, '/action?'))
    const planned = await arva.send(action, {
      what: 'Meet the ministry',
      who: 'Alder',
      due: '2026-06-01',
      change: 'A line',
      expectsTo: 'yes',
    })
    assert.equal(planned.status, 422, 'an expected answer without its day')
    const tampered = await arva.send(planned, { expectsBy: '2026-12-31', sdg: 'sdg/1.1' })
    assert.equal(tampered.status, 422)
    assert.match(tampered.text, /is no outcome for children, target group or SDG target of the frameworks here/)
    const aims = { outcomes: 'outcome/U1', targetGroups: 'target-group/police', sdg: 'sdg/16.2' }
    const filled = await arva.send(tampered, {
      expectsBy: '2026-12-31',
      themes: 'online',
      online: 'addressed',
      ...aims,
    })
    assert.match(filled.text, /Systems that protect and listen to children.*police and courts.*16\.2 End abuse/)
    assert.match(filled.text, /The action is planned/)
    assert.match(filled.text, /To “Yes” by 31 December 2026/)

    const round = await arva.open(await ownCountry(arva, 'Alder'))
    assert.match(round.text, /What we did.*Meet the ministry/)
    const update = await arva.open(linkTo(round, '/update?'))
    const result = await arva.send(update, { status: 'under-way', text: 'The ministry listened.' })
    assert.match(result.text, /What was done is kept.*The ministry listened/)
  })

  test('the lists of plans and actions are narrowed to what an action says that it is about', async () => {
    const sigrid = await here.enter('sigrid')
    for (const asked of ['about=theme/online', 'about=sdg/16.2', 'online=online/addressed']) {
      const actions = await sigrid.open(`${desk}/plans/actions?${asked}`)
      assert.match(actions.text, /Found: 1 of \d+\..*Meet the ministry/, asked)
      assert.ok(actions.document.querySelector('select[name=about] option[value="outcome/U1"]'))
      const plans = await sigrid.open(`${desk}/plans?${asked}`)
      assert.match(plans.text, /Found: 1 of \d+\./, asked)
      assert.ok(
        plans.document.querySelector('a[href$="/plans/QMA"]') && !plans.document.querySelector('a[href$="/QMB"]'),
      )
    }
  })

  test('a finding becomes a lesson, a decision and a change, and the chain shows where it stopped', async () => {
    const sigrid = await here.enter('sigrid')
    const finding = await sigrid.open(`${desk}/learning/finding`)
    const about = { themes: 'online', outcomes: 'outcome/U1' }
    let page = await sigrid.send(finding, { place: '', text: 'Few answer in time.', ...about })
    const narrowed = await sigrid.open(`${desk}/learning?about=outcome/U1`)
    assert.match(narrowed.text, /Found: 1 of 1\..*Few answer in time/)
    assert.match(page.text, /Latest step: finding/)
    page = await sigrid.send(await sigrid.open(linkTo(page, /^Draw a lesson$/)), { text: 'Ask earlier.' })
    assert.match(page.text, /Latest step: lesson/)
    const decision = await sigrid.open(linkTo(page, /^Decide what follows$/))
    const nobody = await sigrid.send(decision, { text: 'Open rounds in spring.', due: '2026-12-31' })
    assert.equal(nobody.status, 422)
    assert.match(nobody.text, /Say who sees to it/)
    page = await sigrid.send(nobody, { owner: 'role secretariat' })
    assert.match(page.text, /Latest step: decision/)
    assert.match(page.text, /Seen to by: secretariat, by 31 December 2026/)
    const followed = await sigrid.open(linkTo(page, /^Record what came of the decision$/))
    assert.equal(
      followed.document.querySelector('select[name=by] option[selected]')?.getAttribute('value'),
      'role secretariat',
    )
    const silent = await sigrid.send(followed, { text: 'Rounds open in March.' })
    assert.equal(silent.status, 422)
    assert.match(silent.text, /Say whether it was carried out or dropped/)
    const on = here.world.runtime.now().toISOString().slice(0, 10)
    page = await sigrid.send(silent, { what: 'done', on })
    assert.match(page.text, /What came of the decision is recorded.*Carried out: secretariat.*Rounds open in March/)
    assert.doesNotMatch(page.text, /Latest step: decision/)
    assert.match((await sigrid.open(`${desk}/learning?decision=done`)).text, /Found: 1 of/)
  })

  test('a text goes when a second person agrees, and not before', async () => {
    const arva = await here.enter('arva')
    const own = await ownCountry(arva, 'Alder')
    await arva.send(await arva.open(`${own}/A2`), { state: 'yes', rationale: 'Ask Ms Example, born 1980.' })
    assert.match((await handIn(arva, own)).text, /Submitted for review/)
    const shown = await arva.open(`${own}/A2`)
    const ask = await arva.open(linkTo(shown, '/redactions/ask?text='))
    assert.equal((await arva.send(ask)).status, 422)
    const asked = await arva.send(ask, { reason: 'A person is named.' })
    assert.match(asked.text, /Another person has to agree/)
    const tuva = await here.enter('tuva')
    const list = await tuva.open(`${desk}/redactions`)
    assert.match(list.text, /Ask Ms Example/)
    assert.match((await doDeed(tuva, linkTo(list, '/redactions/'))).text, /The text is gone/)
    const after = await arva.open(`${own}/A2`)
    assert.match(after.text, /this text was removed/)
    assert.doesNotMatch(after.html, /Ms Example/)
  })
})

describe('a choice of many', () => {
  test('is narrowed by words without script, keeps what was typed, and changes nothing by itself', async () => {
    const arva = await here.enter('arva')
    const account = await arva.open('/en/account')
    const zones = (page: Shown) => [...page.document.querySelectorAll('select[name=timeZone] option')]
    assert.ok(zones(account).length > 300)
    const typed = { language: 'sv', 'search.timeZone': 'stockholm' }
    const found = await arva.send(account, typed, { action: '?/preferences' })
    assert.equal(found.status, 200)
    assert.deepEqual(
      zones(found).map(zone => zone.getAttribute('value')),
      ['UTC', 'Europe/Stockholm'],
      'what is chosen, and what was found',
    )
    assert.match(found.text, /Found: 1 of \d{3}\./)
    assert.equal(found.document.querySelector('select[name=language] option[selected]')?.getAttribute('value'), 'sv')
    assert.equal(found.path.startsWith('/en/account'), true, 'nothing was saved')
    const saved = await arva.send(found, { timeZone: 'Europe/Stockholm' }, { action: '?/preferences' })
    assert.match(saved.path, /^\/sv\/account\?done=preferences/)
    await arva.send(saved, { language: 'en' }, { action: '?/preferences' })
  })

  test('is looked for in every form of the desk before anything is done with it', async () => {
    const sigrid = await here.enter('sigrid')
    const form = await sigrid.open(`${desk}/learning/finding`)
    const again = await sigrid.post(form.path, 'search-in=place&text=Half+a+sentence')
    assert.equal(again.status, 200)
    assert.match(again.html, /Half a sentence/)
    assert.doesNotMatch(again.text, /There is a problem/)
    assert.doesNotMatch((await sigrid.open(`${desk}/learning`)).text, /Half a sentence/)
  })
})
