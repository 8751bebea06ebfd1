/** A small invented network for the tests of entries, plan, learning and redaction: three countries, four members, a round. */
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { readRegisterKinds, type FrameworkEdition } from '@waymark/framework'
import type { GroupId, MemberId, Role } from '@waymark/network'
import {
  countrySubject,
  freezeAsked,
  inNetwork,
  networkSubject,
  placeVersion,
  respondentsOf,
  subjectsOf,
  writeEdition,
  writeGroup,
  writeMember,
  writeNetwork,
  writeRound,
  writeVersion,
  type Installation,
  type InNetwork,
} from '@waymark/store'
import type { Desk, Runtime } from '@waymark/operations'
import { repository } from '@waymark/testing'

export const countries = ['QMA', 'QMB', 'QMC'] as const
export const kinds = ['joint-action', 'training', 'law'] as const

export type SmallNetwork = {
  readonly id: string
  readonly slug: string
  readonly runtime: Runtime
  readonly members: Readonly<Record<'ash' | 'birch' | 'cedar' | 'dogwood', string>>
  readonly subjects: Readonly<Record<(typeof countries)[number] | 'network', string>>
  readonly regions: Readonly<Record<'north' | 'south', string>>
  /** Id of the draft of each member about its country; birch speaks for QMA too. */
  readonly submissions: Readonly<Record<'ash' | 'birch' | 'cedar' | 'dogwood', string>>
  readonly round: string
  readonly indicators: Readonly<Record<'A1' | 'A2', string>>
  /** A desk with these roles; the same name is the same person. */
  readonly desk: (name: string, ...roles: readonly Role[]) => Desk
  readonly speaker: (member: 'ash' | 'birch' | 'cedar' | 'dogwood') => Desk
}

/** Ash and birch work in QMA, cedar in QMB (both north), dogwood in QMC (south). The round asks for 2025. */
export async function smallNetwork(runtime: Runtime, slug: string): Promise<SmallNetwork> {
  const { installation } = runtime
  await reference(installation)
  const { id } = await writeNetwork(installation.owner.db, {
    id: uuidv7(),
    slug,
    kind: 'network',
    invented: true,
    names: { en: slug },
    about: {},
    position: 1,
  })
  const found = await inNetwork(installation.app.db, id, fill)
  const persons = new Map<string, string>()
  const personOf = (name: string) => persons.get(name) ?? persons.set(name, uuidv7()).get(name)!
  const network = { id, slug, names: { en: slug }, invented: true }
  const desk = (name: string, ...roles: readonly Role[]): Desk => ({
    runtime,
    network,
    person: { id: personOf(name), name, language: 'en' },
    roles,
  })
  const speaker = (member: keyof SmallNetwork['members']) =>
    desk(member, { name: 'contributor', member: found.members[member] as MemberId })
  return { id, slug, runtime, ...found, desk, speaker }
}

export const coordinatorOf = (world: SmallNetwork, region: 'north' | 'south'): Desk =>
  world.desk(`coordinator ${region}`, { name: 'coordinator', region: world.regions[region] as GroupId })
export const reviewerOf = (world: SmallNetwork): Desk => world.desk('reviewer', { name: 'reviewer' })
export const secretariatOf = (world: SmallNetwork, name = 'secretariat'): Desk =>
  world.desk(name, { name: 'secretariat' })

async function reference(installation: Installation): Promise<void> {
  const names = JSON.stringify({ en: 'invented' })
  for (const code of countries)
    await sql`insert into reference.place (code, kind, names, name_sources) values (${code}, 'invented', ${names}, ${names})
      on conflict do nothing`.execute(installation.owner.db)
  const folder = path.join(repository, 'content/registers')
  const files = kinds.map(kind => ({ file: kind, text: fs.readFileSync(path.join(folder, `${kind}.yaml`), 'utf8') }))
  const read = readRegisterKinds(files)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  for (const kind of read.value)
    await sql`insert into reference.register_kind (kind, content, sha256) values (${kind.code}, ${JSON.stringify(kind)}, 'x')
      on conflict do nothing`.execute(installation.owner.db)
}

async function fill(t: InNetwork) {
  const member = (name: string, code: string) =>
    writeMember(t, {
      name,
      shown: 'country',
      from: '2020-01-01',
      until: null,
      places: [{ code, from: '2020-01-01', until: null }],
    })
  const members = {
    ash: await member('Ash', 'QMA'),
    birch: await member('Birch', 'QMA'),
    cedar: await member('Cedar', 'QMB'),
    dogwood: await member('Dogwood', 'QMC'),
  }
  const region = (code: string, places: string[]) =>
    writeGroup(t, { code, kind: 'region', names: { en: code }, from: '2020-01-01', places })
  const regions = { north: await region('north', ['QMA', 'QMB']), south: await region('south', ['QMC']) }
  const subjects = {
    QMA: await countrySubject(t, 'QMA'),
    QMB: await countrySubject(t, 'QMB'),
    QMC: await countrySubject(t, 'QMC'),
    network: await networkSubject(t),
  }
  const content = {
    edition: { first: '2021-01-01', last: '2025-12-31' },
    themes: [{ code: 'travel', name: {} }],
    targetGroups: [{ code: 'police', name: {} }],
    sections: [{ code: 'C1', kind: 'outcome', name: {}, targetGroups: [], sdg: ['16.2'] }],
    indicators: [],
  } as unknown as FrameworkEdition
  const edition = await writeEdition(t, {
    code: 'small-frame',
    label: '2021-2025',
    sha256: 'x',
    content,
    at: new Date('2025-01-01'),
  })
  for (const [position, code] of ['A1', 'A2'].entries()) {
    const made = { framework: edition.framework, code, number: 1, rules: {}, sha256: code, comparable: 'first' }
    await placeVersion(t, { edition: edition.id, version: await writeVersion(t, made), position })
  }
  const indicators = await sql<{ code: string; id: string }>`
    select code, id from app.indicator where network_id = ${t.network}`.execute(t)
  return {
    members,
    regions,
    subjects,
    indicators: Object.fromEntries(indicators.rows.map(({ code, id }) => [code, id])) as SmallNetwork['indicators'],
    ...(await openSmallRound(t, { edition: edition.id, members, subjects })),
  }
}

async function openSmallRound(
  t: InNetwork,
  { edition, members, subjects }: Pick<SmallNetwork, 'members' | 'subjects'> & { readonly edition: string },
) {
  const round = uuidv7()
  await writeRound(t, {
    id: round,
    edition,
    label: '2025',
    periodLabel: '2025',
    from: '2025-01-01',
    until: '2026-01-01',
    scopeRule: {},
    leftOut: [],
    openedOn: '2026-01-10',
    dueOn: '2026-03-31',
    closedOn: null,
    reason: null,
  })
  const respondents = new Map((await respondentsOf(t)).map(respondent => [respondent.member, respondent.id]))
  const of = { ash: 'QMA', birch: 'QMA', cedar: 'QMB', dogwood: 'QMC' } as const
  const pairs = (Object.keys(of) as (keyof typeof of)[]).map(name => ({
    name,
    subject: subjects[of[name]],
    respondent: respondents.get(members[name])!,
  }))
  const lists = kinds.flatMap(kind => pairs.map(({ subject, respondent }) => ({ kind, subject, respondent })))
  const groups = new Map(
    (await subjectsOf(t)).flatMap(subjectRow => (subjectRow.group ? [[subjectRow.group, subjectRow.id] as const] : [])),
  )
  const upper = [
    ...[...groups.values()].map(subject => ({ kind: 'joint-action', level: 'regional' as const, subject })),
    { kind: 'joint-action', level: 'international' as const, subject: subjects.network },
  ]
  await freezeAsked(t, round, { scope: [...Object.values(subjects), ...groups.values()], asked: [], lists, upper })
  const { rows } = await sql<{ id: string; respondent: string }>`
    select id, respondent_id as respondent from app.submission where network_id = ${t.network} and round_id = ${round}`.execute(
    t,
  )
  const submission = new Map(rows.map(row => [row.respondent, row.id]))
  const submissions = Object.fromEntries(pairs.map(({ name, respondent }) => [name, submission.get(respondent)!]))
  return { round, submissions: submissions as SmallNetwork['submissions'] }
}
