/** Who speaks for an office, what a round asks of it, and that answers of different types of respondents stay apart. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  adoptFramework,
  beginSession,
  closeList,
  closeRound,
  deskOf,
  withdrawEntry,
  foundNetwork,
  runtimeOf,
  invitePerson,
  keepNetwork,
  loadContent,
  readAs,
  moveEdition,
  openRound,
  previewPage,
  publishRelease,
  questionPage,
  readNetwork,
  recordAgreement,
  releasesPage,
  reviewSubmission,
  saveAnswer,
  saveEntry,
  settleAnswer,
  settlePage,
  runJobs,
  startPreview,
  submit,
  submitEntry,
  systemDesk,
  textToRedact,
  verifyWhole,
  today,
  openRelease,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { allPlaceCodes, inNetwork, scopeOf, submissionById, type InNetwork } from '@waymark/store'
import { adoptedAndInUse, must, shippedContent, testInstallation, testNetwork, wholeRelease } from '@waymark/testing'

const file = `slug: assessment
closed: true
names: { en: Assessment }
about: { en: Private. }
offices:
  - { name: Justice, type: government, since: 2026-01-01, place: SWE }
  - { name: Interior, type: government, since: 2026-01-01, place: SWE }
  - { name: Country office, type: unicef-office, since: 2026-01-01, place: SWE }
  - { name: Late, type: government, since: 2026-09-01, place: NOR }
`
const clock = { at: new Date('2026-02-02T09:00:00.000Z') }
let runtime: Runtime
let system: Desk
let edition: string

before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => clock.at })
  await loadContent(runtime, shippedContent())
  const places = await allPlaceCodes(runtime.installation.app.db)
  must(await keepNetwork(runtime, must(readNetwork(file, 'assessment.yaml', places))))
  system = (await systemDesk(runtime, 'assessment'))!
  edition = must(await adoptFramework(system, { code: 'model-national-response', edition: '2016' }))
  must(await recordAgreement(system, { edition, body: 'Group', day: '2026-01-15', record: 'Minutes' }))
  must(await moveEdition(system, { edition, to: 'in-use' }))
  must(await invitePerson(runtime, { network: 'assessment', name: 'Faye', role: 'focal-point' }))
})
after(() => runtime.installation.close())

const asOwner = <T>(work: (t: InNetwork) => Promise<T>): Promise<T> =>
  inNetwork(runtime.installation.owner.db, system.network.id, work)

const people = new Map<string, string>()
async function signInAs(role: string, office?: string): Promise<Desk> {
  const name = `${role} ${office ?? ''}`
  const person =
    people.get(name) ?? must(await invitePerson(runtime, { network: 'assessment', name, role, office })).person
  people.set(name, person)
  return (await deskOf(runtime, (await beginSession(runtime, person)).token, 'assessment'))!
}
const respondent = (office: string) => signInAs('respondent', office)

const draftOf = async (desk: Desk) => (await today(desk)).own[0]!
const state = (one: 'yes' | 'no') => ({ 'part.C1.policy': one, 'part.C1.practice': one })
const nothing = { rationale: '', evidence: [], language: 'en' }
const revision = (id: string) => readAs(system, async t => (await submissionById(t, id))!.revision)

/** Answers the first capability, hands it in, and has the reviewer accept it. */
async function answered(office: string, says: 'yes' | 'no'): Promise<void> {
  const desk = await respondent(office)
  const { id: submission } = await draftOf(desk)
  const form = { submission, indicator: 'C1', typed: state(says), ...nothing, rationale: `${office} says ${says}` }
  must(await saveAnswer(desk, { ...form, revision: await revision(submission) }))
  must(await submit(desk, { submission, revision: await revision(submission) }))
  const review = {
    decision: 'accept',
    accepted: [],
    note: `${office} noted`,
    language: 'en',
    nobodyRecognisable: true,
  } as const
  must(
    await reviewSubmission(await signInAs('reviewer'), { submission, revision: await revision(submission), ...review }),
  )
}

describe('a respondent', () => {
  test('is named with an office of the network, by the terminal too', async () => {
    const wrong = async (more: object) => {
      const invited = await invitePerson(runtime, { network: 'assessment', name: 'Nils', role: 'respondent', ...more })
      return invited.ok ? 'invited' : invited.refusal.kind
    }
    assert.equal(await wrong({}), 'field.missing')
    assert.equal(await wrong({ office: 'Nowhere' }), 'office.unknown')
    assert.equal(await wrong({ office: 'Secretariat' }), 'office.unknown')
  })

  test('cannot be written without an office, nor with one of another network, whatever the code does', async () => {
    const { person } = (await respondent('Justice')) as { person: { id: string } }
    const write = (role: string, office: string | null) =>
      asOwner(t =>
        sql`insert into auth.role_of (network_id, id, person_id, role, office_id, days)
          values (${t.network}, gen_random_uuid(), ${person.id}, ${role}, ${office}, daterange('2026-01-01', null))`.execute(
          t,
        ),
      )
    const constraint = (name: string) => (problem: unknown) => (problem as { constraint?: string }).constraint === name
    await assert.rejects(write('respondent', null), constraint('respondents_name_the_office_alone'))
    await assert.rejects(write('respondent', '0198c000-0000-7000-8000-000000000000'), { code: '23503' })
    const { rows } = await asOwner(t =>
      sql<{ id: string }>`select id from app.office where network_id = ${t.network} limit 1`.execute(t),
    )
    await assert.rejects(write('observer', rows[0]!.id), constraint('offices_are_of_respondents_and_reviewers'))
  })
})

describe('a round in a network of offices', () => {
  let round: string
  test('asks the offices that stand on its opening day, about their country', async () => {
    round = must(await openRound(system, { edition, label: 'First', period: '2026-S1', due: '2026-06-30' }))
    const scope = await readAs(system, t => scopeOf(t, round))
    assert.deepEqual(
      scope.flatMap(scopeRow => scopeRow.place ?? []),
      ['SWE'],
    )
    assert.deepEqual((await today(await respondent('Late'))).own, [])
    assert.equal((await draftOf(await respondent('Justice'))).respondent, 'Justice')
    assert.deepEqual((await today(await signInAs('secretariat'))).own, [])
  })

  test('settles within one type: two ministries that differ are contested, a UNICEF office is not asked about it', async () => {
    await answered('Justice', 'yes')
    await answered('Country office', 'no')
    const of = { round, indicator: 'C1', subject: 'SWE' }
    const reviewer = await signInAs('reviewer')
    assert.deepEqual((await today(reviewer)).contested, [])
    await answered('Interior', 'no')
    const page = await settlePage(reviewer, of)
    assert.equal(page?.respondentType, 'government')
    assert.deepEqual(page?.answers.map(answer => answer.respondent).sort(), ['Interior', 'Justice'])
    const ruling = { ...of, respondentType: 'government', typed: state('yes'), reason: 'Seen.', language: 'en' }
    const same = await settleAnswer(await signInAs('reviewer', 'Interior'), ruling)
    assert.equal(same.ok ? 'ruled' : same.refusal.kind, 'review.same-office')
    must(await settleAnswer(reviewer, ruling))
    const { rows } = await asOwner(t =>
      sql<{ id: string; body: string }>`
        select id, body from app.free_text where network_id = ${t.network} order by body`.execute(t),
    )
    const justice = await respondent('Justice')
    const reached = []
    for (const { id, body } of rows) if (await textToRedact(justice, id)) reached.push(body)
    assert.deepEqual(reached, ['Justice noted', 'Justice says yes'], "no page shows it another ministry's words")
  })

  test('shows each type its own answers in the preview, and publishes nothing to anybody outside', async () => {
    const keeper = await signInAs('secretariat')
    const preview = must(await startPreview(keeper, { rounds: [round], label: '2026-1', days: '0' }))
    await runJobs(keeper.runtime)
    const seen = async (office: string) =>
      (await previewPage(await respondent(office), preview))!.subjects.flatMap(subject => subject.answers)
    const first = async (office: string) => (await seen(office)).find(answer => answer.indicator === 'C1')!.status
    assert.deepEqual(
      [await first('Justice'), await first('Country office')].map(status => 'state' in status && status.state),
      ['yes', 'no'],
    )
    const { release } = must(await publishRelease(keeper, { preview }))
    assert.ok(release)
    assert.ok(!(await openRelease(runtime, 'assessment', 'latest')))
    const kept = (await wholeRelease(runtime, { network: 'assessment', label: 'latest', withSealed: true }))!
    assert.deepEqual(verifyWhole(kept).findings, [], 'whoever keeps the machine verifies it all the same')
    assert.equal((await today(keeper)).published, null, 'no link leads where nothing opens')
    assert.equal((await releasesPage(keeper)).closed, true)
    must(await closeRound(keeper, round))
  })

  test('tells a later round what the same type said before, and no other', async () => {
    clock.at = new Date('2026-09-10T09:00:00.000Z')
    must(await openRound(system, { edition, label: 'Second', period: '2026-S2', due: '2026-12-31' }))
    const before = async (office: string) => {
      const desk = await respondent(office)
      const page = await questionPage(desk, { submission: (await draftOf(desk)).id, indicator: 'C1' })
      return page!.before && 'state' in page!.before.status ? page!.before.status.state : null
    }
    assert.deepEqual([await before('Interior'), await before('Country office')], ['yes', 'no'])
    assert.equal((await draftOf(await respondent('Late'))).respondent, 'Late', 'an office that has come since is asked')
  })
})

describe('an office beside members, in a network that publishes', () => {
  const slug = 'beside'
  let round: string
  let keeper: Desk
  let ministry: Desk
  const seat = async (role: string, more: object = {}) => {
    const { person } = must(
      await invitePerson(runtime, { network: slug, name: `${role} ${JSON.stringify(more)}`, role, ...more }),
    )
    return (await deskOf(runtime, (await beginSession(runtime, person)).token, slug))!
  }

  before(async () => {
    clock.at = new Date('2026-02-02T09:00:00.000Z')
    const office = { name: 'Ministry', type: 'government', place: 'QMA', from: '2021-01-01', until: null }
    const open = await foundNetwork(runtime, { ...testNetwork, slug, offices: [office] })
    const inUse = await adoptedAndInUse(open, '2021-2025')
    round = must(await openRound(open, { edition: inUse, label: 'Round 2025', period: '2025', due: '2026-03-31' }))
    keeper = await seat('secretariat')
    ministry = await seat('respondent', { office: 'Ministry' })
  })

  const patrol = { kind: 'joint-action', entry: null, revision: 0, language: 'en', title: 'Patrol', day: '2025-05-04' }
  const everything = {
    ...patrol,
    stages: [{ stage: 'carried-out', on: '2025-05-04' }],
    fields: { sectors: ['police'] },
    places: ['QMA'],
  }

  test('keeps its own entries and closes its own lists, and nobody else hands them in or drops them', async () => {
    const { id: submission } = await draftOf(ministry)
    const saved = must(await saveEntry(ministry, everything))
    for (const other of [keeper, await seat('contributor', { member: 'Alder' })])
      for (const deed of [submitEntry, withdrawEntry])
        assert.deepEqual(await deed(other, saved), { ok: false, refusal: { kind: 'thing.not-found' } })
    const handedIn = must(await submitEntry(ministry, saved))
    assert.equal(handedIn.entry, saved.entry)
    const list = { submission, kind: 'joint-action' }
    assert.equal((await closeList(keeper, { ...list, said: 'complete' })).ok, false)
    assert.deepEqual(must(await closeList(ministry, { ...list, said: 'complete' })), { closing: 'complete' })
  })

  test('is a figure of its own in the release: a government is never counted among members', async () => {
    const { id: submission } = await draftOf(ministry)
    const at = (desk: Desk) => readAs(desk, async t => (await submissionById(t, submission))!.revision)
    const form = { submission, indicator: 'A2', typed: { state: 'yes' }, ...nothing }
    must(await saveAnswer(ministry, { ...form, revision: await at(ministry) }))
    must(await submit(ministry, { submission, revision: await at(ministry) }))
    const review = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
    must(await reviewSubmission(await seat('reviewer'), { submission, revision: await at(ministry), ...review }))
    const preview = must(await startPreview(keeper, { rounds: [round], label: '2026-1', days: '0' }))
    await runJobs(keeper.runtime)
    must(await publishRelease(keeper, { preview }))
    const released = (await wholeRelease(runtime, { network: slug, label: 'latest', withSealed: true }))!
    assert.deepEqual(verifyWhole(released).findings, [])
    type Figures = { figures: { respondentType: string; figure: { sets: { asked: number; answered: number } } }[] }
    const page = JSON.parse(
      Buffer.from(released.files['indicators/demonstration-2021-2025/A2.json']!).toString(),
    ) as Figures
    assert.deepEqual(
      page.figures.map(figure => [figure.respondentType, figure.figure.sets.asked, figure.figure.sets.answered]).sort(),
      [
        ['government', 1, 1],
        ['member', 3, 0],
      ],
    )
  })
})
