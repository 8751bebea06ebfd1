/** A company over three years, as issue 9 asks: three releases count it at country, region and world, and the old ones stand as they were. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  adoptFramework,
  beginSession,
  closeRound,
  deskOf,
  foundNetwork,
  invitePerson,
  loadContent,
  moveEdition,
  openRound,
  publishRelease,
  readAs,
  recordAgreement,
  reviewEntry,
  runJobs,
  runtimeOf,
  saveEntry,
  startPreview,
  submitEntry,
  verifyWhole,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import type { CountryPage, GroupPage, IndicatorPage } from '@waymark/scorecard'
import { entryById } from '@waymark/store'
import { must, shippedContent, testInstallation, testNetwork, wholeRelease } from '@waymark/testing'

const network = testNetwork.slug
const clock = { day: '2023-01-10' }
const persons = new Map<string, string>()
let runtime: Runtime
let edition: string

before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => new Date(`${clock.day}T09:00:00.000Z`) })
  await loadContent(runtime, shippedContent())
  await foundNetwork(runtime, testNetwork)
  const secretariat = await seat('secretariat')
  edition = must(await adoptFramework(secretariat, { code: 'ecpat', edition: '2021-2025' }))
  const agreed = { edition, body: 'Assembly', day: '2021-05-20', record: 'Minutes of the Assembly, item 4' }
  must(await recordAgreement(secretariat, agreed))
  must(await moveEdition(secretariat, { edition, to: 'in-use' }))
})
after(() => runtime.installation.close())

/** A desk of the day for somebody with this role, of this member if one is named. */
async function seat(role: string, member?: string): Promise<Desk> {
  const name = `${role} ${member ?? ''}`
  const invited = { network, name, role, ...(member === undefined ? {} : { member }) }
  const person = persons.get(name) ?? must(await invitePerson(runtime, invited)).person
  persons.set(name, person)
  const { token } = await beginSession(runtime, person)
  return (await deskOf(runtime, token, network))!
}

type Known = {
  readonly place: string
  readonly stages: readonly (readonly [string, string])[]
  readonly acted: Readonly<Record<string, string>>
}

const revisionOf = async (entry: string) => (await readAs(await seat('reviewer'), t => entryById(t, entry)))!.revision

/** Enters the company, or corrects it, as this member knows it today, and has that accepted. */
async function enter(member: string, entry: string | null, { place, stages, acted }: Known): Promise<string> {
  const desk = await seat('contributor', member)
  const fields = { relation: ['the-code'], sector: 'travel-tourism', ...acted }
  const saved = must(
    await saveEntry(desk, {
      kind: 'company',
      title: 'A group of hotels',
      level: 'national',
      day: stages[0]![1],
      stages: stages.map(([stage, on]) => ({ stage, on })),
      places: [place],
      fields,
      entry,
      revision: entry === null ? 0 : await revisionOf(entry),
      reason: 'More is known of it.',
      language: 'en',
    }),
  )
  if (entry === null) must(await submitEntry(desk, saved))
  await decide(saved.entry, { decision: 'accept' })
  return saved.entry
}

async function decide(entry: string, decision: { readonly decision: 'accept' | 'same-as'; readonly sameAs?: string }) {
  const form = { entry, revision: await revisionOf(entry), note: '', language: 'en', nobodyRecognisable: true }
  must(await reviewEntry(await seat('reviewer'), { ...form, ...decision } as Parameters<typeof reviewEntry>[1]))
}

async function roundOn(year: number): Promise<string> {
  const form = { edition, label: `Round on ${year}`, period: String(year), due: `${year + 1}-03-15` }
  return must(await openRound(await seat('secretariat'), form))
}

async function release(label: string, rounds: readonly string[]): Promise<void> {
  const secretariat = await seat('secretariat')
  must(await closeRound(secretariat, rounds.at(-1)!))
  const preview = must(await startPreview(secretariat, { rounds, label, days: '0' }))
  await runJobs(runtime)
  must(await publishRelease(secretariat, { preview }))
}

const published = async (label: string) => (await wholeRelease(runtime, { network, label, withSealed: true }))!

type Said = { readonly distinct?: number; readonly zeroIsSure: boolean }
const said = (figure: unknown) => {
  const { distinct, zeroIsSure } = figure as Said
  return distinct === 0 && !zeroIsSure ? 'none recorded' : distinct
}

/** What a release says of O3a: of the world by period, and of two countries and their regions in its newest period. */
async function says(label: string) {
  const { files } = await published(label)
  const page = <T>(path: string) => JSON.parse(Buffer.from(files[path]!).toString()) as T
  const world = page<IndicatorPage>('indicators/ecpat-2021-2025/O3a.json').figures
  const country = (code: string) => {
    const cards = page<CountryPage>(`countries/${code}.json`).scorecards
    return said(
      cards
        .flatMap(card => card.sections)
        .flatMap(section => section.counted)
        .find(one => one.indicator === 'O3a')!.figure,
    )
  }
  const region = (code: string) =>
    said(page<GroupPage>(`groups/${code}.json`).results.find(result => result.indicator.code === 'O3a')!.figure.figure)
  return {
    world: Object.fromEntries(world.map(figure => [figure.period.label, said(figure.figure)])),
    countries: ['QMA', 'QMC', 'QMB'].map(country),
    regions: ['north', 'south'].map(region),
  }
}

async function digest(label: string): Promise<string> {
  const hash = createHash('sha256')
  const { files, sealed } = await published(label)
  for (const [path, bytes] of [...Object.entries(files), ...Object.entries(sealed!.files)].sort()) {
    hash.update(path)
    hash.update(bytes)
  }
  return hash.digest('hex')
}

test('A company entered in year 1, continuing in years 2 and 3, merged with a duplicate in year 2, left in year 3: three releases count it rightly at country, region and world, and the old releases stand as they were', async () => {
  clock.day = '2024-01-15'
  const rounds = [await roundOn(2023)]
  clock.day = '2024-02-20'
  const joined = [['joined', '2023-03-10']] as const
  const first: Known = { place: 'QMA', stages: joined, acted: { 'criterion-1': '2023-06-01' } }
  const kept = await enter('Alder', null, first)
  const again: Known = { place: 'QMC', stages: [['joined', '2023-04-01']], acted: { 'criterion-1': '2023-07-01' } }
  const duplicate = await enter('Dogwood', null, again)
  clock.day = '2024-06-15'
  await release('2024-1', rounds)
  const twice = { world: { 2023: 2 }, countries: [1, 1, 'none recorded'], regions: [1, 1] }
  assert.deepEqual(await says('2024-1'), twice)
  const wasFirst = await digest('2024-1')

  clock.day = '2025-01-15'
  rounds.push(await roundOn(2024))
  clock.day = '2025-03-01'
  const acted = { 'criterion-1': '2023-06-01', 'criterion-2': '2024-05-01' }
  await enter('Alder', kept, { ...first, acted })
  await decide(duplicate, { decision: 'same-as', sameAs: kept })
  clock.day = '2025-07-15'
  await release('2025-1', rounds)
  const once = { world: { 2023: 1, 2024: 1 }, countries: [1, 1, 'none recorded'], regions: [1, 1] }
  assert.deepEqual(await says('2025-1'), once)
  const wasSecond = await digest('2025-1')

  clock.day = '2026-01-15'
  rounds.push(await roundOn(2025))
  clock.day = '2026-02-20'
  const left = [...joined, ['left', '2025-08-01']] as const
  await enter('Alder', kept, { ...first, stages: left, acted: { ...acted, 'criterion-3': '2025-02-01' } })
  clock.day = '2026-06-15'
  await release('2026-1', rounds)
  const none = 'none recorded'
  const gone = { world: { 2023: 1, 2024: 1, 2025: none }, countries: [none, none, none], regions: [none, none] }
  assert.deepEqual(await says('2026-1'), gone)

  assert.deepEqual([await says('2024-1'), await says('2025-1')], [twice, once])
  assert.deepEqual([await digest('2024-1'), await digest('2025-1')], [wasFirst, wasSecond])
  for (const label of ['2024-1', '2025-1', '2026-1'])
    assert.deepEqual(verifyWhole(await published(label)).findings, [], label)
})
