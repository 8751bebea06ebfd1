/** A small invented network for tests: three countries, four members, a person in every role, an edition in use, an open round. */
import assert from 'node:assert/strict'
import {
  adoptFramework,
  beginSession,
  contentFolder,
  deskOf,
  foundNetwork,
  runtimeOf,
  readAs,
  systemDesk,
  invitePerson,
  loadContent,
  moveEdition,
  openRound,
  readContent,
  recordAgreement,
  signInByLink,
  type Content,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { editionsOf, roundsOf, type Installation } from '@waymark/store'
import { testInstallation } from './database.ts'
import { withOwnFolder } from './own-folder.ts'

export type World = {
  readonly runtime: Runtime
  readonly system: Desk
  readonly edition: string
  readonly round: string
  /** Moves the clock of the installation by whole days. */
  readonly passDays: (days: number) => void
  readonly signInAs: (person: PersonName) => Promise<Desk>
  readonly close: () => Promise<void>
}

/** Arva and Bodil both answer for QMA, Cato for QMB, Dagny for QMC; Rune reviews and belongs to no member. */
const persons = {
  arva: { role: 'contributor', member: 'Alder' },
  bodil: { role: 'lead', member: 'Birch' },
  cato: { role: 'contributor', member: 'Cedar' },
  dagny: { role: 'contributor', member: 'Dogwood' },
  rune: { role: 'reviewer' },
  alderReviewer: { role: 'reviewer', member: 'Alder' },
  sigrid: { role: 'secretariat' },
  tuva: { role: 'secretariat' },
  kaja: { role: 'coordinator', region: 'north' },
  adele: { role: 'administrator' },
  odd: { role: 'observer' },
  aud: { role: 'auditor' },
} as const
export type PersonName = keyof typeof persons

const from = '2021-01-01'
const member = (name: string, place: string) => ({
  name,
  shown: 'country' as const,
  from,
  until: null,
  places: [{ code: place, from, until: null }],
})

export const testNetwork = {
  slug: 'test-network',
  kind: 'network',
  invented: true,
  position: 50,
  names: { en: 'Test network', ru: 'Пробная сеть', ar: 'شبكة تجريبية', sv: 'Provnätverk' },
  about: { en: 'Invented.', ru: 'Вымышлено.', ar: 'مختلق.', sv: 'Påhittat.' },
  groups: [
    {
      code: 'north',
      kind: 'region',
      names: { en: 'North', ru: 'Север', ar: 'الشمال', sv: 'Norr' },
      from,
      places: ['QMA', 'QMB'],
    },
    {
      code: 'south',
      kind: 'region',
      names: { en: 'South', ru: 'Юг', ar: 'الجنوب', sv: 'Söder' },
      from,
      places: ['QMC'],
    },
  ],
  members: [member('Alder', 'QMA'), member('Birch', 'QMA'), member('Cedar', 'QMB'), member('Dogwood', 'QMC')],
} as const

let content: Content | undefined

/** The shipped content, read once for each test process. */
export function shippedContent(): Content {
  if (content) return content
  const read = readContent(contentFolder, true)
  assert.ok(read.ok, 'the content is sound')
  content = read.value
  return content
}

/** Opens a fresh world; `now` is where its clock stands. Close it at the end of the file. */
export async function openWorld(now = '2026-02-02T09:00:00.000Z'): Promise<World> {
  const clock = { at: new Date(now) }
  const filled = { name: `world ${now}`, fill: (installation: Installation) => fillWorld(installation, now) }
  const shared = runtimeOf(await testInstallation(filled), { now: () => new Date(clock.at) })
  // Worlds made from one template have the same ids: what one of them lists beside its data must not be found by another.
  const { runtime, forget } = withOwnFolder(shared, testNetwork.slug)
  const system = await systemDesk(runtime, testNetwork.slug)
  assert.ok(system, 'the world holds its network')
  const [edition] = await readAs(system, t => editionsOf(t))
  const [round] = await readAs(system, t => roundsOf(t))
  assert.ok(edition && round, 'the world holds its edition and its round')
  const seats = new Map<PersonName, string>()
  return {
    runtime,
    system,
    edition: edition.id,
    round: round.id,
    passDays: days => void (clock.at = new Date(clock.at.getTime() + days * 86_400_000)),
    async signInAs(name) {
      const person = seats.get(name) ?? (await invited(runtime, name))
      seats.set(name, person)
      const { token } = await beginSession(runtime, person) // a new one each time: the clock may have moved past the last
      const desk = await deskOf(runtime, token, testNetwork.slug)
      if (!desk) throw new Error(`${name} has no desk`)
      return desk
    },
    async close() {
      await runtime.installation.close()
      forget()
    },
  }
}

async function fillWorld(installation: Installation, now: string): Promise<void> {
  const runtime = runtimeOf(installation, { now: () => new Date(now) })
  await loadContent(runtime, shippedContent())
  const system = await foundNetwork(runtime, testNetwork)
  const edition = await adoptedAndInUse(system, '2021-2025')
  must(await openRound(system, { edition, label: 'Round 2025', period: '2025', due: '2026-03-31' }))
}

/** Adopts an edition of the demonstration's framework, agrees on it and puts it in use. */
export async function adoptedAndInUse(system: Desk, edition: string): Promise<string> {
  const id = must(await adoptFramework(system, { code: 'demonstration', edition }))
  must(await recordAgreement(system, { edition: id, body: 'Assembly', day: '2021-05-20', record: 'Minutes 4' }))
  must(await moveEdition(system, { edition: id, to: 'in-use' }))
  return id
}

async function invited(runtime: Runtime, name: PersonName): Promise<string> {
  const { person, token } = must(await invitePerson(runtime, { network: testNetwork.slug, name, ...persons[name] }))
  must(await signInByLink(runtime, token))
  return person
}

/** The value of a result that must not be refused here. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: unknown },
): T {
  assert.ok(result.ok, `refused: ${result.ok ? '' : JSON.stringify(result.refusal)}`)
  return result.value
}
