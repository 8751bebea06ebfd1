/** A framework that asks countries, members, regions and the network: every page of a release of it, walked link by link. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  adoptFramework,
  choosePriority,
  moveEdition,
  openRound,
  makePublic,
  planAction,
  publishRelease,
  readAs,
  recordAgreement,
  recordDialogue,
  recordFinding,
  reviewEntry,
  reviewSubmission,
  runJobs,
  saveAnswer,
  saveEntry,
  startPreview,
  submit,
  submitEntry,
  type Desk,
} from '@waymark/operations'
import { indicatorsInUse, inNetwork, membersOnDay, submissionsInState } from '@waymark/store'
import { must } from '@waymark/testing'
import { fetchPage, walk } from '../vectors/crawl.ts'
import { openDeskWorld, type DeskWorld } from './desk-world.ts'

const release = '/en/test-network/2026-1'
const indicator = (code: string) => `${release}/framework/ecpat-2021-2025/${code}`

/** A regional priority with an action online, and a finding about it. */
async function workOnline(system: Desk): Promise<void> {
  const { indicator: id, members } = await readAs(system, async t => ({
    indicator: (await indicatorsInUse(t)).find(choosableIndicator => choosableIndicator.code === 'O4a')!.id,
    members: (await membersOnDay(t, '2026-02-01')).map(member => member.id).slice(0, 1),
  }))
  const language = 'en'
  const held = { place: 'network', heldOn: '2026-02-01', members, note: '', language }
  const { dialogue } = must(await recordDialogue(system, held))
  const wish = { dialogue, indicator: id, reason: 'Shared.', language, members }
  const { priority } = must(await choosePriority(system, wish))
  const action = { what: 'Ask the providers.', who: 'All', start: '', due: '2026-12-31', resources: '', change: 'Yes' }
  const serves = ['outcome/C2', 'sdg/16.2']
  const aims = { themes: ['online'], serves, members }
  const planned = must(await planAction(system, { ...action, priority, indicator: id, language, ...aims }))
  const form = { thing: 'action', of: planned.action, revision: 1, member: members[0]! } as const
  must(await makePublic(system, { ...form, parts: ['action', 'change', 'dates'] }))
  must(await makePublic(system, { ...form, thing: 'priority', of: priority, parts: ['priority'] }))
  const about = { place: null, indicator: null, themes: ['online'], serves: ['outcome/C2'] }
  const finding = { text: 'Few providers answer.', language, ...about, public: true }
  must(await recordFinding(system, finding))
}

/** Alder's answer about online support is accepted: a yes that is a no of one form. */
async function answerByForm({ world }: DeskWorld, round: string): Promise<void> {
  const language = 'en'
  const drafts = await readAs(world.system, t => submissionsInState(t, 'draft'))
  const own = drafts.find(
    draft => draft.round === round && draft.respondentName === 'Alder' && draft.subjectKind === 'country',
  )!
  const typed = { state: 'yes', 'part.O4a.online': 'no', 'part.O4a.online-dimension': 'no', 'serves.outcome/C3': 'yes' }
  const said = { submission: own.id, indicator: 'O4a', typed, rationale: '', evidence: [], language, revision: 0 }
  must(await saveAnswer(world.system, said))
  must(await submit(world.system, { submission: own.id, revision: 1 }))
  const accepted = { decision: 'accept', accepted: [], note: '', language, nobodyRecognisable: true } as const
  must(await reviewSubmission(await world.signInAs('rune'), { submission: own.id, revision: 2, ...accepted }))
}

/** A training about exploitation online, accepted. */
async function trainOnline({ world }: DeskWorld): Promise<void> {
  const language = 'en'
  const form = {
    kind: 'training',
    title: 'Course about streaming',
    day: '2025-05-01',
    fields: { participants: '20', audience: ['journalists'] },
  }
  const arva = await world.signInAs('arva')
  const serves = ['outcome/C2', 'target-group/children-survivors']
  const kept = must(
    await saveEntry(arva, { ...form, themes: ['online'], serves, places: ['QMA'], language, entry: null, revision: 0 }),
  )
  const sent = must(await submitEntry(arva, kept))
  const accepted = { decision: 'accept', note: '', language, nobodyRecognisable: true } as const
  must(await reviewEntry(await world.signInAs('rune'), { ...accepted, ...sent }))
}

/** QMB goes from the north to the south after the period has ended. */
async function moveBetweenRegions({ world }: DeskWorld): Promise<void> {
  await inNetwork(world.runtime.installation.owner.db, world.system.network.id, async t => {
    await sql`
      update app.group_place
      set days = daterange(lower(days), '2026-01-15')
      where network_id = ${t.network}
        and place_code = 'QMB'`.execute(t)
    await sql`
      insert into app.group_place (network_id, group_id, place_code, days)
      select
        network_id,
        id,
        'QMB',
        daterange('2026-01-15', null)
      from app.group_
      where network_id = ${t.network}
        and code = 'south'`.execute(t)
  })
}

describe('the public pages of the ECPAT results framework 2021-2025', () => {
  let here: DeskWorld
  before(async () => {
    here = await openDeskWorld()
    const { system } = here.world
    const edition = must(await adoptFramework(system, { code: 'ecpat', edition: '2021-2025' }))
    must(await recordAgreement(system, { edition, body: 'Assembly', day: '2021-05-20', record: 'Minutes 7' }))
    must(await moveEdition(system, { edition, to: 'in-use' }))
    const round = must(await openRound(system, { edition, label: '2025', period: '2025', due: '2026-04-30' }))
    await workOnline(system)
    await answerByForm(here, round)
    await trainOnline(here)
    await moveBetweenRegions(here)
    const preview = must(await startPreview(system, { rounds: [round], label: '2026-1', days: '0' }))
    await runJobs(system.runtime)
    must(await publishRelease(system, { preview }))
  })
  after(() => here.close())

  test('lead nowhere that does not exist', async () => {
    const dead: string[] = []
    const wanted = new Map<string, Set<string>>()
    const found = new Map<string, ReadonlySet<string>>()
    const pages = await walk(here.origin, {
      from: [release],
      follow: path => path.startsWith(release) && !path.includes('/files/') && !path.endsWith('.tar'),
      visit: page => {
        if (page.status !== 200) dead.push(`${page.path} answers ${page.status}`)
        found.set(page.path, page.ids)
        for (const { path, anchor } of page.links)
          if (anchor !== '') wanted.set(path, (wanted.get(path) ?? new Set()).add(anchor))
      },
    })
    for (const [path, anchors] of wanted)
      for (const anchor of anchors)
        if (found.has(path) && !found.get(path)!.has(anchor)) dead.push(`${path} has no #${anchor}`)
    assert.deepEqual(dead, [])
    assert.ok(pages > 60, `${pages} pages`)
  })

  test('lead to the indicators by form, target group, SDG target, what is measured and online dimension', async () => {
    const all = await fetchPage(here.origin, `${release}/framework/ecpat-2021-2025`)
    const wanted = ['theme/travel-tourism', 'target-group/children-survivors', 'measures/structure', 'online/addressed']
    for (const path of wanted)
      assert.ok(
        all.links.some(link => link.path.endsWith(`/framework/ecpat-2021-2025/${path}`)),
        path,
      )
    assert.match(all.document!.querySelector('main')!.textContent!, /No indicator here measures an outcome/)
    const structure = await fetchPage(here.origin, indicator('measures/structure'))
    const codes = [...structure.document!.querySelectorAll('table .code')].map(element => element.textContent!.trim())
    assert.deepEqual(codes, ['O1a', 'O1b', 'O3b', 'O5b'])
    for (const none of ['measures/outcome', 'theme/nowhere', 'toString/1'])
      assert.equal((await fetchPage(here.origin, indicator(none))).status, 404, none)
  })

  test('show on the page of a form what countries said of it alone, and what the network does and found about it', async () => {
    const online = await fetchPage(here.origin, indicator('theme/online'))
    const forms = [...online.document!.querySelectorAll('[data-part-figure]')].map(element =>
      element.getAttribute('data-part-figure'),
    )
    assert.deepEqual(forms.length, 8)
    assert.ok(forms.every(id => id?.endsWith('.online')))
    const counted = [...online.document!.querySelectorAll('td a[href*="?by="]')]
    assert.ok(counted.length > 0, 'a count of a part leads to its countries')
    for (const link of counted) {
      const subjects = await fetchPage(here.origin, link.getAttribute('href')!)
      const [, state] = link.getAttribute('href')!.split('#')
      const list = subjects.document!.querySelector(`tbody#${state}`)
      assert.equal(list?.getAttribute('data-n'), link.textContent!.trim(), link.getAttribute('href')!)
    }
    const nowhere = `${indicator('O4a')}?by=O4a.nothing&of=nothing`
    assert.equal((await fetchPage(here.origin, nowhere)).status, 404)
    assert.match(online.document!.querySelector('main')!.textContent!, /Ask the providers\..*Few providers answer\./s)
    const entries = online.document!.querySelector('[data-entries-on-form=training]')
    assert.match(entries?.textContent ?? '', /1 entry names this form/)
    assert.match(online.document!.querySelector('main')!.textContent!, /Course about streaming/)
    const marriage = await fetchPage(here.origin, indicator('theme/marriage'))
    assert.equal(marriage.document!.querySelectorAll('[data-on-form]').length, 0)
  })

  test('show on the page of an outcome for children what is done and learned that serves it, and that no indicator measures it', async () => {
    const outcome = await fetchPage(here.origin, indicator('outcome/C2'))
    const words = outcome.document!.querySelector('main')!.textContent!.replace(/\s+/g, ' ')
    assert.match(words, /Outcome for children: Safe, child-friendly/)
    assert.match(words, /No indicator measures this outcome/)
    assert.match(words, /Ask the providers\..*Few providers answer\..*Course about streaming/s)
    const entries = outcome.document!.querySelector('[data-entries-on-form=training]')
    assert.match(entries?.textContent ?? '', /One entry says that it serves this/)
    const other = await fetchPage(here.origin, indicator('outcome/C5'))
    assert.equal(other.document!.querySelectorAll('[data-on-form]').length, 0)
    assert.match(other.document!.querySelector('main')!.textContent!, /No entry, action or finding of this release/)
    assert.equal((await fetchPage(here.origin, indicator('outcome/C6'))).status, 404)
    const target = await fetchPage(here.origin, indicator('sdg/16.2'))
    assert.match(target.document!.querySelector('h1')!.textContent!, /16\.2 End abuse, exploitation/)
    assert.match(target.document!.querySelector('main')!.textContent!, /Ask the providers\./)
    const register = await fetchPage(here.origin, `${release}/register/training`)
    const served = register.document!.querySelector('[data-served^="outcome"] a')
    assert.ok(served?.getAttribute('href')?.endsWith('/framework/ecpat-2021-2025/outcome/C2'))
  })

  test('narrow a register and a country to what says that it is about a form, an outcome or a target group', async () => {
    const register = await fetchPage(here.origin, `${release}/register/training`)
    const said = [...register.document!.querySelectorAll('[data-about] a')].map(link => link.getAttribute('href')!)
    assert.deepEqual(
      said.map(href => href.split('/by/')[1]),
      ['theme/online', 'outcome/C2', 'target-group/children-survivors'],
    )
    for (const href of said) {
      const narrowed = await fetchPage(here.origin, href)
      assert.match(narrowed.document!.querySelector('main')!.textContent!, /Course about streaming/, href)
      assert.match(narrowed.document!.querySelector('[data-found="1"]')!.textContent!, /1 of 1/, href)
    }
    const other = await fetchPage(here.origin, `${release}/register/training/by/theme/marriage`)
    assert.match(other.document!.querySelector('[data-found="0"]')!.textContent!, /0 of 1/)
    assert.equal(other.document!.querySelectorAll('li.entry').length, 0)
    for (const nowhere of ['theme/nothing', 'measures/outcome', 'theme/online/page/2'])
      assert.equal((await fetchPage(here.origin, `${release}/register/training/by/${nowhere}`)).status, 404, nowhere)
    const country = await fetchPage(here.origin, `${release}/countries/QMA/by/theme/online`)
    const words = country.document!.querySelector('main')!.textContent!
    assert.match(words, /Course about streaming/)
    const asked = [...country.document!.querySelectorAll('.scorecard th[scope=row] .code')].map(
      element => element.textContent,
    )
    assert.ok(asked.includes('O4a') && !asked.includes('O3a'), String(asked))
    const elsewhere = await fetchPage(here.origin, `${release}/countries/QMB/by/theme/online`)
    assert.doesNotMatch(elsewhere.document!.querySelector('main')!.textContent!, /Course about streaming/)
    assert.equal((await fetchPage(here.origin, `${release}/countries/QMZ/by/theme/online`)).status, 404)
  })

  test('narrow plans and what was learned to what says that it is about a form or an outcome', async () => {
    for (const [list, words] of [
      ['plan', /Ask the providers\./],
      ['learning', /Few providers answer\./],
    ] as const) {
      const page = await fetchPage(here.origin, `${release}/${list}`)
      const said = [...page.document!.querySelectorAll('[data-about] a')].map(link => link.getAttribute('href')!)
      assert.ok(said.some(href => href.endsWith(`/${list}/by/theme/online`)) && said.length > 1, String(said))
      for (const href of said) {
        const narrowed = await fetchPage(here.origin, href)
        assert.match(narrowed.document!.querySelector('main')!.textContent!, words, href)
        assert.match(narrowed.document!.querySelector('[data-found="1"]')!.textContent!, /1 of 1/, href)
      }
      const other = await fetchPage(here.origin, `${release}/${list}/by/theme/marriage`)
      assert.match(other.document!.querySelector('[data-found="0"]')!.textContent!, /0 of 1/)
      assert.doesNotMatch(other.document!.querySelector('main')!.textContent!, words)
      for (const nowhere of ['theme/nothing', 'theme/online/page/2'])
        assert.equal((await fetchPage(here.origin, `${release}/${list}/by/${nowhere}`)).status, 404, nowhere)
    }
  })

  test('show a region as it was at the end of the period, and beside it, marked, what comes out otherwise as it is today', async () => {
    const north = await fetchPage(here.origin, `${release}/regions/north`)
    const heading = north.document!.querySelector('#since')
    assert.match(heading!.textContent!, /By the group as it is now/)
    const countries = (id: string) => north.document!.querySelector(`#${id} ~ ul`)!.textContent!.split(/\s{2,}/)
    assert.notDeepEqual(countries('on-2025-12-31'), countries('on-2026-02-02'))
    const [lead] = north.links.filter(({ path }) => path.includes('&on=2026-02-02'))
    const today = await fetchPage(here.origin, lead!.path)
    assert.ok(today.document!.querySelector('[data-group-on="2026-02-02"]'))
    const then = await fetchPage(here.origin, lead!.path.replace('&on=2026-02-02', ''))
    assert.equal(then.document!.querySelector('[data-group-on]'), null)
    for (const asked of ['on=2024-01-01', 'on=', 'fy=2023'])
      assert.equal((await fetchPage(here.origin, lead!.path.replace('on=2026-02-02', asked))).status, 404, asked)
    assert.equal((await fetchPage(here.origin, `${indicator('O4a')}?on=2026-02-02`)).status, 404)
  })

  test('count each form in a region by itself, each count leading to its countries there', async () => {
    const path = `${indicator('O4a')}?in=north`
    const north = await fetchPage(here.origin, path)
    const part = north.document!.querySelector('[data-part-figure$="/part/O4a.online/north"]')!
    const link = part.closest('tr')!.querySelector('a[href*="by=O4a.online"]')!
    assert.equal(link.textContent!.trim(), '1')
    const said = await fetchPage(here.origin, link.getAttribute('href')!)
    assert.ok(said.document!.querySelector('[data-part-in="north"]'))
    const named = [...said.document!.querySelectorAll('table.behind tr[data-subject]')].map(row =>
      row.getAttribute('data-subject'),
    )
    assert.deepEqual(named, ['QMA'])
    const nowhere = link.getAttribute('href')!.replace('in=north', 'in=nowhere')
    assert.equal((await fetchPage(here.origin, nowhere)).status, 404)
  })

  test('find an answer whose part about the online dimension says no among what does not address it', async () => {
    const country = await fetchPage(here.origin, `${release}/countries/QMA/by/online/not-addressed`)
    const asked = [...country.document!.querySelectorAll('.scorecard th[scope=row] .code')].map(
      element => element.textContent,
    )
    assert.ok(asked.includes('O4a'), String(asked))
    const addressed = await fetchPage(here.origin, `${release}/countries/QMA/by/online/addressed`)
    assert.ok(![...addressed.document!.querySelectorAll('.scorecard .code')].some(code => code.textContent === 'O4a'))
  })

  test('show of an answer what it says that it is about, and find it by that', async () => {
    const outcome = await fetchPage(here.origin, indicator('outcome/C3'))
    const found = outcome.document!.querySelector('[data-answers-about="1"] + ul a')!
    const answer = await fetchPage(here.origin, found.getAttribute('href')!)
    const served = answer.document!.querySelector('[data-served="outcome/C3"] a')
    assert.ok(served?.getAttribute('href')?.endsWith('/outcome/C3'))
    const country = await fetchPage(here.origin, `${release}/countries/QMA/by/outcome/C3`)
    const lines = [...country.document!.querySelectorAll('.scorecard th[scope=row] .code')].map(
      element => element.textContent,
    )
    assert.deepEqual(lines, ['O4a'])
    const links = await fetchPage(here.origin, `${release}/countries/QMA`)
    assert.ok(links.document!.querySelector('[data-about] a[href$="/countries/QMA/by/outcome/C3"]'))
  })

  test('name no region behind a figure about regions of which nothing is published', async () => {
    const page = await fetchPage(here.origin, indicator('E5b'))
    assert.equal(page.document!.querySelectorAll('table.behind tr[data-subject]').length, 0)
    assert.ok(page.document!.querySelector('#figures'))
  })

  test('say of each indicator whether a decision of the network stands, with body and day, and not where it is written', async () => {
    const page = await fetchPage(here.origin, indicator('O1a'))
    const words = page.document!.querySelector('main')!.textContent!.replace(/[\s\u2066-\u2069]+/g, ' ')
    assert.match(words, /Agreement of the network ?Agreed by the network ?Assembly, 20 May 2021/)
    assert.doesNotMatch(words, /Minutes 7/)
    assert.doesNotMatch(words, /not agreed by the network/)
    assert.match(words, /Question asked ?In this period, was a law or policy/)
  })

  test('show of a figure about members the counts alone, and nobody behind them', async () => {
    const page = await fetchPage(here.origin, indicator('E1b'))
    assert.equal(page.document!.querySelector('table.behind'), null)
    assert.ok(page.document!.querySelector('#figures'))
  })
})
