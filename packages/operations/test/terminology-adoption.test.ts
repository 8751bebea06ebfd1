/** Adoption of agreed terminology from the desk to the published pages: a register like any other, counted by the demonstration's second edition. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '@waymark/language'
import {
  closeList,
  readAs,
  openRelease,
  openRound,
  publishRelease,
  reviewEntry,
  saveEntry,
  runJobs,
  startPreview,
  submitEntry,
  type Desk,
  type EntryForm,
} from '@waymark/operations'
import type { CountryPage, IndicatorPage, RegisterPage } from '@waymark/scorecard'
import { respondentsOf, submissionsOfRespondents } from '@waymark/store'
import { adoptedAndInUse, must, openWorld, type World } from '@waymark/testing'

const kind = 'terminology-adoption'
let world: World
let round: string
before(async () => {
  world = await openWorld()
  const edition = await adoptedAndInUse(world.system, '2026-2030')
  world.passDays(180)
  round = must(await openRound(world.system, { edition, label: 'Round 2026-S1', period: '2026-S1', due: '2026-09-30' }))
})
after(() => world.close())

async function draftOf(desk: Desk, member: string): Promise<string> {
  return readAs(desk, async t => {
    const respondent = (await respondentsOf(t)).find(respondent => respondent.name === member)!
    const own = await submissionsOfRespondents(t, [respondent.id])
    return own.find(submission => submission.subjectKind === 'country' && submission.round === round)!.id
  })
}

const form = (place: string, more: Partial<EntryForm> = {}): EntryForm => ({
  kind,
  entry: null,
  revision: 0,
  language: 'en',
  title: `Words of the law of ${place}`,
  day: '2026-03-17',
  stages: [{ stage: 'adopted', on: '2026-03-17' }],
  fields: { where: 'law', terms: 'child-pornography', source: 'https://example.org/gazette/7' },
  places: [place],
  evidence: [
    {
      type: 'law',
      where: '',
      address: 'https://example.org/gazette/7',
      seenOn: '2026-04-01',
      quote: 'Section 2.',
      place: 'page 1',
    },
  ],
  ...more,
})

async function reported(desk: Desk, entry: EntryForm): Promise<void> {
  const handedIn = must(await submitEntry(desk, must(await saveEntry(desk, entry))))
  const review = { decision: 'accept', note: '', language: 'en', nobodyRecognisable: true } as const
  must(await reviewEntry(await world.signInAs('rune'), { ...handedIn, ...review }))
}

test('an adoption says where it happened and with which source, or is not handed in', async () => {
  const cato = await world.signInAs('cato')
  for (const [missing, fields] of [
    ['fields.where', { source: 'https://example.org/gazette/7' }],
    ['fields.source', { where: 'law' }],
  ] as const) {
    const saved = must(await saveEntry(cato, form('QMB', { fields })))
    const handedIn = await submitEntry(cato, saved)
    assert.deepEqual(!handedIn.ok && handedIn.refusal, { kind: 'field.missing', field: missing })
  }
  const elsewhere = await saveEntry(cato, form('QMB', { fields: { where: 'poster' } }))
  assert.equal(!elsewhere.ok && elsewhere.refusal.kind, 'choice.unknown')
  const stageless = must(await saveEntry(cato, form('QMB', { stages: [] })))
  const handedIn = await submitEntry(cato, stageless)
  assert.deepEqual(!handedIn.ok && handedIn.refusal, { kind: 'field.missing', field: 'stages.0.stage' })
})

test('what is adopted is counted, what is only discussed stands beside it, and both are on the country’s page', async () => {
  const [arva, dagny] = [await world.signInAs('arva'), await world.signInAs('dagny')]
  const dogwood = await draftOf(dagny, 'Dogwood')
  await reported(arva, form('QMA'))
  await reported(
    arva,
    form('QMA', { title: 'A code for the press', stages: [{ stage: 'discussed', on: '2026-03-17' }] }),
  )
  must(await closeList(dagny, { submission: dogwood, kind, said: 'nothing-to-report' }))
  const sigrid = await world.signInAs('sigrid')
  const preview = must(await startPreview(sigrid, { rounds: [round], label: '2026-1', days: '0' }))
  await runJobs(sigrid.runtime)
  must(await publishRelease(sigrid, { preview }))

  const release = (await openRelease(world.runtime, 'test-network', '2026-1'))!
  const indicator = (await release.page<IndicatorPage>('indicators/demonstration-2026-2030/A4.json'))!
  const figure = indicator.figures[0]?.figure
  assert.ok(figure && figure.kind === 'entries')
  assert.equal(figure.distinct, 1)
  assert.deepEqual([figure.lists.asked, figure.lists.nothing, figure.zeroIsSure], [3, 1, false])

  const register = (await release.page<RegisterPage>(`registers/${kind}.json`))!
  assert.deepEqual(register.entries.map(entry => entry.stages?.[0]?.stage).toSorted(), ['adopted', 'discussed'])
  const country = (await release.page<CountryPage>('countries/QMA.json'))!
  const here = country.entries.filter(entry => entry.kind === kind)
  const source = await release.texts(here.flatMap(entryView => entryView.texts?.['source'] ?? []))
  assert.deepEqual(
    here.map(entryView => [
      entryView.choices?.['where'],
      source.get(entryView.texts?.['source'] ?? '')?.body,
      entryView.evidence.length,
    ]),
    [
      [['law'], 'https://example.org/gazette/7', 1],
      [['law'], 'https://example.org/gazette/7', 1],
    ],
  )
})

test('every word of the register stands in four languages', async () => {
  const release = (await openRelease(world.runtime, 'test-network', '2026-1'))!
  const { definition } = (await release.page<RegisterPage>(`registers/${kind}.json`))!
  assert.ok(definition)
  const { name, plural, counted, dates, fields, stages } = definition
  const said = [name, plural, counted, dates.first, ...[...fields, ...stages].map(eachField => eachField.name)]
  for (const text of [...said, ...fields.flatMap(field => field.options.map(option => option.name))])
    for (const language of languages) assert.notEqual((text[language]?.text ?? '').trim(), '', language)
})
