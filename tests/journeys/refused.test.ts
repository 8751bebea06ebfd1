/** Who must be kept out of what, and what bad input must not do: at the desk, through HTTP. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { beginSession, invitePerson, readAs } from '@waymark/operations'
import { submissionsInState } from '@waymark/store'
import { must, type PersonName } from '@waymark/testing'
import { handIn } from './deeds.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import { visitor } from './visitor.ts'

let here: DeskWorld
let drafts: ReadonlyMap<string, string>
before(async () => {
  here = await openDeskWorld()
  const all = await readAs(here.world.system, t => submissionsInState(t, 'draft'))
  drafts = new Map(
    all
      .filter(submission => submission.subjectKind === 'country')
      .map(submission => [submission.respondentName, submission.id]),
  )
})
after(() => here.close())

/** The cookie of another contributor of the member. */
async function colleagueOf(member: string): Promise<string> {
  const { runtime } = here.world
  const { person } = must(
    await invitePerson(runtime, { network: 'test-network', name: 'Alma', role: 'contributor', member }),
  )
  return `waymark=${(await beginSession(runtime, person)).token}`
}

const nowhere = '0198c000-0000-7000-8000-000000000000'
const every: readonly PersonName[] = ['arva', 'dagny', 'rune', 'sigrid', 'kaja', 'adele', 'odd', 'aud']

/** Each page of the desk, and who of them may open it; the others meet 403, or 404 where a thing is not theirs. */
const pages: readonly { readonly page: () => string; readonly open: readonly PersonName[] }[] = [
  { page: () => '', open: every },
  { page: () => '/reviews', open: ['rune', 'sigrid', 'kaja'] },
  { page: () => '/rounds', open: ['rune', 'sigrid', 'kaja'] },
  { page: () => '/rounds/open', open: ['sigrid'] },
  { page: () => `/rounds/${here.world.round}`, open: ['sigrid', 'kaja'] },
  { page: () => `/rounds/${here.world.round}/close`, open: ['sigrid'] },
  { page: () => '/plans/north', open: ['sigrid', 'kaja'] },
  { page: () => '/plans/south', open: ['sigrid'] },
  { page: () => `/rounds/${here.world.round}/inside`, open: ['rune', 'sigrid', 'kaja'] },
  { page: () => `/rounds/${here.world.round}/inside/computed`, open: ['rune', 'sigrid', 'kaja'] },
  { page: () => `/rounds/${here.world.round}/inside/countries`, open: ['rune', 'sigrid', 'kaja'] },
  { page: () => '/previews', open: ['sigrid'] },
  { page: () => '/releases', open: ['sigrid'] },
  { page: () => '/frameworks', open: ['sigrid'] },
  { page: () => `/frameworks/${here.world.edition}`, open: ['sigrid'] },
  { page: () => `/frameworks/${here.world.edition}/A2`, open: ['sigrid'] },
  { page: () => '/plans', open: ['arva', 'dagny', 'sigrid', 'kaja'] },
  { page: () => '/plans/QMA', open: ['arva', 'sigrid', 'kaja'] },
  { page: () => '/plans/QMA/dialogue', open: ['arva', 'sigrid', 'kaja'] },
  { page: () => '/plans/QMA/national/propose', open: ['arva', 'sigrid', 'kaja'] },
  { page: () => '/learning', open: ['arva', 'dagny', 'rune', 'sigrid', 'kaja'] },
  { page: () => '/learning/finding', open: ['arva', 'dagny', 'rune', 'sigrid', 'kaja'] },
  { page: () => '/redactions', open: ['sigrid', 'adele'] },
  { page: () => '/hidden', open: ['sigrid', 'adele'] },
  { page: () => `/submissions/${drafts.get('Alder')}`, open: ['arva'] },
  { page: () => `/submissions/${drafts.get('Alder')}/A2`, open: ['arva'] },
]

describe('the doors of the desk', () => {
  test('open to those whose role includes it, and to nobody else', async () => {
    for (const person of every) {
      const browser = await here.enter(person)
      for (const { page, open } of pages) {
        const { status } = await browser.open(`${desk}${page()}`)
        if (open.includes(person)) assert.equal(status, 200, `${person} ${page()}`)
        else assert.ok(status === 403 || status === 404, `${person} ${page()}: ${status}`)
      }
    }
  })

  test('somebody else’s thing looks like one that is not there, and so does another network', async () => {
    const dagny = await here.enter('dagny')
    const pairs = [
      [`${desk}/submissions/${drafts.get('Alder')}`, `${desk}/submissions/${nowhere}`],
      [`${desk}/submissions/${drafts.get('Alder')}/A2`, `${desk}/submissions/${nowhere}/A2`],
      [`${desk}/plans/QMA`, `${desk}/plans/QZZ`],
      ['/en/public-record/desk', '/en/no-such-network/desk'],
    ]
    for (const [foreign = '', absent = ''] of pairs) {
      const [shown, other] = [await dagny.open(foreign), await dagny.open(absent)]
      assert.equal(shown.status, 404, foreign)
      assert.equal(shown.text, other.text)
      assert.equal(other.status, 404)
    }
  })

  test('nobody signed in is led to the sign-in page, whether or not the network exists', async () => {
    for (const slug of ['test-network', 'no-such-network']) {
      const page = await visitor(here.origin).open(`/en/${slug}/desk/reviews`)
      assert.equal(page.path, '/en/sign-in')
      assert.equal(page.headers.get('set-cookie'), null)
    }
  })

  test('a form sent past its page meets the same refusals', async () => {
    const odd = await here.enter('odd')
    const arva = await here.enter('arva')
    const body = `revision=0&state=yes`
    assert.equal((await odd.post(`${desk}/submissions/${drafts.get('Alder')}/A2`, body)).status, 403)
    assert.equal((await arva.post(`${desk}/submissions/${drafts.get('Dogwood')}/A2`, body)).status, 404)
    assert.equal((await arva.post(`${desk}/submissions/${nowhere}/A2`, body)).status, 404)
    assert.equal((await arva.post(`${desk}/rounds/${here.world.round}/close`, '')).status, 403)
    assert.equal((await arva.post(`${desk}/rounds/open`, 'label=x')).status, 403)
    const elsewhere = await arva.post(`${desk}/submissions/${drafts.get('Alder')}/A2`, body, {
      origin: 'https://evil.example',
    })
    assert.equal(elsewhere.status, 403)
  })

  test('a coordinator reviews in their own region alone', async () => {
    const dagny = await here.enter('dagny')
    const own = `${desk}/submissions/${drafts.get('Dogwood')}`
    await dagny.send(await dagny.open(`${own}/A2`), { state: 'yes' })
    await handIn(dagny, own)
    const kaja = await here.enter('kaja')
    const review = `${desk}/reviews/${drafts.get('Dogwood')}`
    assert.equal((await kaja.open(review)).status, 404, 'Dogwood is in the south, and Kaja keeps the north')
    const past = await kaja.post(review, 'revision=2&decision=accept&nobodyRecognisable=yes')
    assert.equal(past.status, 404)
    assert.equal((await (await here.enter('rune')).open(review)).status, 200, 'it still waits')
  })

  test('a link signs in once, after a button is pressed, and signing out ends it', async () => {
    const link = `/en/sign-in/${await here.linkFor('arva')}`
    const browser = visitor(here.origin)
    const asked = await browser.open(link)
    assert.equal(asked.status, 200)
    assert.equal(asked.headers.get('set-cookie'), null, 'looking uses nothing up')
    await browser.send(asked)
    assert.match(browser.cookie(), /^waymark=[\w-]{43}$/)
    assert.equal((await visitor(here.origin).open(link)).status, 404)
    assert.equal((await browser.post(link, '')).status, 404)
    const token = browser.cookie()
    await browser.post('/en/sign-in/out', '')
    assert.equal(browser.cookie(), '')
    assert.equal((await visitor(here.origin, token).open(desk)).path, '/en/sign-in')
  })

  test('there is nothing to try where the installation does not allow it', async () => {
    assert.equal((await visitor(here.origin).open('/try')).status, 404)
    assert.equal((await visitor(here.origin).post('/en/try', 'person=reviewer')).status, 404)
  })
})

describe('what is typed at the desk', () => {
  const question = () => `${desk}/submissions/${drafts.get('Alder')}/A2`

  test('in an older tab does not overwrite the newer, and is not lost', async () => {
    const arva = await here.enter('arva')
    const [shown, other] = [await arva.open(question()), await arva.open(question())]
    await arva.send(shown, { state: 'yes', rationale: 'From the first tab' })
    const stale = await arva.send(other, { state: 'no', rationale: 'From the second tab' })
    assert.equal(stale.status, 422)
    assert.match(stale.html, />From the second tab</)
    assert.match(stale.text, /What is saved now .*From the first tab/)
    const meant = await arva.send(stale)
    assert.match(meant.text, /is saved/)
    assert.match((await arva.open(question())).html, />From the second tab</)
  })

  test('by two people in different questions of one draft does not meet', async () => {
    const alma = visitor(here.origin, await colleagueOf('Alder'))
    const arva = await here.enter('arva')
    const [shown, other] = [await arva.open(question()), await alma.open(question().replace(/A2$/, 'A1'))]
    const first = await arva.send(shown, { state: 'yes', rationale: 'Of the plan' })
    const second = await alma.send(other, { state: 'no', rationale: 'Of the law' })
    assert.deepEqual([first.status, second.status], [200, 200], second.text)
    assert.match((await arva.open(question().replace(/A2$/, 'A1'))).html, />Of the law</)
    assert.match((await arva.open(question())).html, />Of the plan</)
  })

  test('is given back when the session ended meanwhile', async () => {
    const arva = await here.enter('arva')
    const open = await arva.open(question())
    await arva.post('/en/sign-in/out', '')
    const late = await arva.send(open, { state: 'yes', rationale: 'A long evening of careful writing.' })
    assert.equal(late.status, 401)
    assert.match(late.text, /no longer signed in.*A long evening of careful writing\./)
  })

  test('warns of what may point to a person and does not stop', async () => {
    const arva = await here.enter('arva')
    const saved = await arva.send(await arva.open(question()), {
      state: 'yes',
      rationale: 'Call +46 70 123 45 67, born 2011-04-03.',
    })
    assert.equal(saved.status, 200)
    assert.match(saved.text, /This text may identify a person.*phone number.*birth date|birth date.*phone number/)
  })

  const damaged = ['%00', 'a%00b', '%ED%A0%80', '%F0%28%8C%28', '%C3', 'x'.repeat(20_000), '%3Cscript%3E', '%D9%A3']
  test('may be damaged in every way without breaking anything', async () => {
    const arva = await here.enter('arva')
    const sigrid = await here.enter('sigrid')
    const forms: readonly [typeof arva, string, readonly string[]][] = [
      [
        arva,
        question(),
        [
          'revision',
          'state',
          'missing',
          'rationale',
          'evidence.0.type',
          'evidence.0.address',
          'evidence.0.where',
          'language',
          'next',
        ],
      ],
      [arva, `${desk}/submissions/${drafts.get('Alder')}?/list`, ['kind', 'list.joint-action']],
      [arva, `${desk}/submissions/${drafts.get('Alder')}/submit`, ['revision']],
      [arva, `${desk}/entries/training/new?/save`, ['title', 'day', 'places', 'fields.x']],
      [arva, `${desk}/plans/QMA/dialogue`, ['heldOn', 'members', 'note']],
      [arva, `${desk}/plans/QMA/priority`, ['dialogue', 'indicator', 'reason']],
      [arva, `${desk}/plans/QMA/kept`, ['plan', 'revision', 'title', 'from', 'until', 'why', 'language']],
      [arva, `${desk}/plans/QMA/not-to-act`, ['indicator', 'day', 'reason']],
      [sigrid, `${desk}/plans/QMA/agree`, ['plan', 'revision', 'body', 'day']],
      [sigrid, `${desk}/plans/QMA/close`, ['plan', 'revision', 'why']],
      [arva, `${desk}/plans/QMA/actions/${nowhere}`, ['revision', 'what', 'members', 'due', 'indicator', 'why']],
      [arva, `${desk}/plans/QMA/priorities/${nowhere}`, ['revision', 'reason', 'lesson', 'members', 'why']],
      [arva, `${desk}/plans/QMA/public`, ['thing', 'of', 'revision', 'member', 'parts']],
      [
        arva,
        `${desk}/plans/QMA/national/propose`,
        ['proposal', 'section', 'answer', 'years', 'name', 'yes', 'language'],
      ],
      [sigrid, `${desk}/plans/QMA/national/${nowhere}?/agree`, ['revision', 'body', 'day', 'record']],
      [arva, `${desk}/learning/finding`, ['place', 'indicator', 'text']],
      [arva, `${desk}/learning/outcome/${nowhere}`, ['decision', 'what', 'by', 'on', 'text']],
      [arva, `${desk}/redactions/ask`, ['text', 'reason']],
      [sigrid, `${desk}/rounds/open`, ['edition', 'label', 'period', 'due', 'region', 'without']],
      [sigrid, `${desk}/previews`, ['rounds', 'label', 'days']],
      [sigrid, `${desk}/frameworks`, ['code', 'edition']],
      [sigrid, `${desk}/frameworks/${here.world.edition}?/agree`, ['body', 'day', 'record']],
    ]
    for (const [browser, path, fields] of forms)
      for (const bad of damaged) {
        const { status } = await browser.post(path, fields.map(field => `${field}=${bad}`).join('&'))
        assert.ok(status < 500, `${path} ${bad.slice(0, 12)}: ${status}`)
      }
  })

  test('so may every part of an address', async () => {
    const arva = await here.enter('arva')
    const sigrid = await here.enter('sigrid')
    for (const bad of ['%00', 'a%00', 'not-an-id', '%D9%A3', "'", '%25'])
      for (const [browser, path] of [
        [arva, `/en/${bad}/desk`],
        [arva, `${desk}/submissions/${bad}`],
        [arva, `${desk}/submissions/${drafts.get('Alder')}/${bad}`],
        [arva, `${desk}/submissions/${drafts.get('Alder')}/entries/${bad}/new`],
        [arva, `${desk}/plans/${bad}`],
        [arva, `${desk}/plans/QMA/update?action=${bad}&round=${bad}`],
        [arva, `${desk}/plans/QMA/milestone?action=${bad}&milestone=${bad}`],
        [arva, `${desk}/plans/QMA/resource?action=${bad}&resource=${bad}`],
        [arva, `${desk}/plans/QMA/kept?plan=${bad}`],
        [arva, `${desk}/plans/QMA/public?action=${bad}&member=${bad}`],
        [arva, `${desk}/plans/QMA/not-to-act?indicator=${bad}`],
        [sigrid, `${desk}/plans/QMA/agree?plan=${bad}`],
        [sigrid, `${desk}/plans/QMA/close?plan=${bad}`],
        [arva, `${desk}/plans/QMA/actions/${bad}`],
        [arva, `${desk}/plans/QMA/priorities/${bad}`],
        [arva, `${desk}/plans/QMA/national/${bad}`],
        [arva, `${desk}/plans/QMA/national/propose?proposal=${bad}`],
        [arva, `${desk}/redactions/ask?text=${bad}`],
        [arva, `${desk}?done=${bad}`],
        [arva, `${desk}/previews/${bad}`],
        [sigrid, `${desk}/rounds/${bad}`],
        [sigrid, `${desk}/rounds/${bad}/inside`],
        [sigrid, `${desk}/rounds/${bad}/inside/computed`],
        [sigrid, `${desk}/rounds/${bad}/inside/countries`],
        [sigrid, `${desk}/rounds/${here.world.round}/inside?region=${bad}`],
        [sigrid, `${desk}/rounds/${here.world.round}/inside/countries?region=${bad}&words=${bad}&page=${bad}`],
        [sigrid, `${desk}/search?words=${bad}&kind=${bad}&page=${bad}`],
        [sigrid, `${desk}/settlement/${here.world.round}/${bad}/${bad}`],
        [sigrid, `${desk}/frameworks/${here.world.edition}/${bad}`],
        [sigrid, `${desk}/releases/${bad}`],
        [sigrid, `/en/sign-in/${bad}`],
      ] as const) {
        const { status } = await browser.open(path)
        assert.ok(status < 500, `${path}: ${status}`)
      }
  })
})
