/**
 * An invented network in which every kind of thing exists twice: once in a northern country and once in a southern one. Every
 * text in it carries the network's canary, so that a leak shows wherever it comes out.
 */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Role } from '@waymark/network'
import {
  answerPreview,
  askRecovery,
  closeRecord,
  recordContribution,
  giveAnotherRole,
  askHiding,
  askRedaction,
  beginSession,
  correctAnswer,
  deskOf,
  foundNetwork,
  invitePerson,
  listsToClose,
  readAs,
  openRound,
  publishRelease,
  reviewSubmission,
  saveAnswer,
  saveEntry,
  runJobs,
  startPreview,
  submit,
  submitEntry,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import {
  groupsOnDay,
  upperLists,
  type UpperListKey,
  allMembers,
  answersOf,
  indicatorsInUse,
  inNetwork,
  respondentsOf,
  submissionById,
  submissionsOfRespondents,
  type SubmissionRow,
} from '@waymark/store'
import { adoptedAndInUse, must, testNetwork } from '@waymark/testing'
import { language, planned } from './filled-plan.ts'

/** Where each member works, and what becomes of its submission. */
const members = {
  Alder: { place: 'QMA', says: 'draft' },
  Birch: { place: 'QMA', says: 'yes, accepted' },
  Gorse: { place: 'QMA', says: 'no, accepted' },
  Cedar: { place: 'QMB', says: 'yes, submitted' },
  Dogwood: { place: 'QMC', says: 'draft' },
  Elm: { place: 'QMC', says: 'yes, submitted' },
  Fir: { place: 'QMC', says: 'yes, accepted' },
  Hazel: { place: 'QMC', says: 'no, accepted' },
} as const
type MemberName = keyof typeof members

/** Two offices of different types answer about the northern country, one about the southern; all of it is in draft. */
const offices = {
  Juniper: { type: 'government', place: 'QMA' },
  Larch: { type: 'unicef-office', place: 'QMA' },
  Maple: { type: 'government', place: 'QMC' },
} as const
type OfficeName = keyof typeof offices

/** One of each kind of thing, by id; `place` is a code. */
export type Things = {
  readonly place: string
  readonly draft: string
  readonly entry: string
  readonly toReview: string
  readonly entryToReview: string
  readonly accepted: string
  readonly base: string
  readonly correction: string
  readonly subject: string
  readonly baseline: string
  readonly dialogue: string
  readonly plan: string
  readonly national: string
  readonly priority: string
  readonly action: string
  readonly finding: string
  readonly lesson: string
  readonly decision: string
  readonly member: string
  readonly record: string
}
/** What an office has written, by id. */
export type OfficeThings = { readonly office: string } & Pick<Things, 'draft' | 'entry'> & Pick<Shared, 'text'>
export type Shared = {
  readonly edition: string
  readonly round: string
  readonly indicator: string
  readonly preview: string
  readonly reply: string
  readonly release: string
  readonly text: string
  /** Of what was handed in and waits for a review. */
  readonly textToReview: string
  readonly redaction: string
  readonly hiding: string
  readonly person: string
  readonly role: string
  readonly recovery: string
  readonly naming: string
}

export type Filled = {
  readonly slug: string
  readonly system: Desk
  readonly north: Things
  readonly south: Things
  readonly shared: Shared
  readonly offices: Readonly<Record<OfficeName, OfficeThings>>
  /** What the coordinator of the northern region keeps and closes. */
  readonly regional: { readonly entry: string; readonly list: UpperListKey }
  /** The desk of a person with this role: of Alder, of Juniper, or of the northern region. */
  readonly desk: (role: Role['name']) => Promise<Desk>
}

export type FillWish = { readonly slug: string; readonly kind: 'network' | 'closed'; readonly canary: string }

export async function fillNetwork(runtime: Runtime, { slug, kind, canary }: FillWish): Promise<Filled> {
  const from = '2021-01-01'
  const system = await foundNetwork(runtime, {
    ...testNetwork,
    slug,
    kind,
    members: Object.entries(members).map(([name, { place }]) => ({
      name,
      shown: 'country' as const,
      from,
      until: null,
      places: [{ code: place, from, until: null }],
    })),
    offices: Object.entries(offices).map(([name, office]) => ({ name, ...office, from, until: null })),
  })
  const edition = await adoptedAndInUse(system, '2021-2025')
  const round = must(await openRound(system, { edition, label: 'Round 2025', period: '2025', due: '2026-03-31' }))
  const desks = new Map<string, Desk>()
  const desk = async (role: Role['name']) => {
    const known = desks.get(role) ?? (await deskIn(runtime, system, role))
    desks.set(role, known)
    return known
  }
  const making: Making = { system, canary, desk, reviewer: await desk('reviewer'), drafts: await draftsOf(system) }
  for (const [name, { says }] of Object.entries(members)) await answer(making, { name, says })
  const north = await thingsIn(making, { edition, draft: 'Alder', toReview: 'Cedar', accepted: 'Birch' })
  const south = await thingsIn(making, { edition, draft: 'Dogwood', toReview: 'Elm', accepted: 'Fir' })
  const shared = { edition, round, ...(await sharedThings(making, { round, north })) }
  const ofOffices = {
    Juniper: await ofOffice(making, 'Juniper'),
    Larch: await ofOffice(making, 'Larch'),
    Maple: await ofOffice(making, 'Maple'),
  }
  const regional = await ofRegion(making, north.place)
  return { slug, system, north, south, shared, offices: ofOffices, regional, desk }
}

type Making = {
  readonly system: Desk
  readonly canary: string
  readonly desk: Filled['desk']
  readonly reviewer: Desk
  readonly drafts: ReadonlyMap<string, SubmissionRow>
}

async function deskIn(runtime: Runtime, system: Desk, role: Role['name']): Promise<Desk> {
  const { slug } = system.network
  // Nobody can be invited as focal point while nothing is kept for one: such a desk is made by hand.
  if (role === 'focal-point')
    return { ...system, person: { id: uuidv7(), name: role, language: 'en' }, roles: [{ name: role }] }
  const scope = role === 'lead' || role === 'contributor' ? { member: 'Alder' } : {}
  const region = role === 'coordinator' ? { region: 'north' } : {}
  const office = role === 'respondent' ? { office: 'Juniper' } : {}
  const { person } = must(
    await invitePerson(runtime, { network: slug, name: role, role, ...scope, ...region, ...office }),
  )
  const { token } = await beginSession(runtime, person)
  const desk = await deskOf(runtime, token, slug)
  if (!desk) throw new Error(`${role} has no desk`)
  return desk
}

async function draftsOf(system: Desk): Promise<ReadonlyMap<string, SubmissionRow>> {
  return readAs(system, async t => {
    const respondents = await respondentsOf(t)
    const all = await submissionsOfRespondents(
      t,
      respondents.map(respondent => respondent.id),
    )
    return new Map(
      all
        .filter(submission => submission.subjectKind === 'country')
        .map(submission => [submission.respondentName, submission]),
    )
  })
}

const revisionOf = (system: Desk, id: string) => readAs(system, async t => (await submissionById(t, id))!.revision)
const evidence = (canary: string) => [
  {
    type: 'law',
    where: '',
    address: 'https://example.org/gazette',
    seenOn: '2026-02-01',
    quote: `${canary} quoted`,
    place: 'page 3',
  },
]
export const acceptance = { decision: 'accept', accepted: [], language, nobodyRecognisable: true } as const

type Saying = { readonly name: string; readonly says: string }

async function answer({ system, canary, reviewer, drafts }: Making, { name, says }: Saying): Promise<void> {
  const { id: submission } = drafts.get(name)!
  const state = says.startsWith('no') ? 'no' : 'yes'
  const form = { submission, indicator: 'A2', typed: { state }, evidence: evidence(canary), language }
  const revision = () => revisionOf(system, submission)
  must(await saveAnswer(system, { ...form, rationale: `${canary} ${name}`, revision: await revision() }))
  if (says === 'draft') return
  must(await submit(system, { submission, revision: await revision() }))
  if (says.endsWith('accepted'))
    must(
      await reviewSubmission(reviewer, {
        submission,
        revision: await revision(),
        ...acceptance,
        note: `${canary} note`,
      }),
    )
}

type Named = {
  readonly edition: string
  readonly draft: MemberName
  readonly toReview: MemberName
  readonly accepted: MemberName
}

async function thingsIn(making: Making, named: Named): Promise<Things> {
  const { system, drafts } = making
  const draft = drafts.get(named.draft)!
  const toReview = drafts.get(named.toReview)!
  const accepted = drafts.get(named.accepted)!
  const member = (await readAs(system, t => allMembers(t))).find(memberRow => memberRow.name === named.draft)!.id
  const waiting = await newEntry(making, toReview)
  const handedIn = must(await submitEntry(system, waiting))
  return {
    place: draft.place!,
    subject: draft.subject,
    draft: draft.id,
    entry: (await newEntry(making, draft)).entry,
    toReview: toReview.id,
    entryToReview: handedIn.entry,
    accepted: accepted.id,
    ...(await corrected(making, accepted)),
    ...(await planned(making, draft, { member, edition: named.edition })),
    member,
    record: await recorded(making, member),
  }
}

/** A report that the member took part in, and that its record of the round's period is complete. */
async function recorded({ system, canary }: Making, member: string): Promise<string> {
  const said = { what: 'report', day: '2025-05-04', confidential: false, joint: true, title: `${canary} report` }
  const { record } = must(await recordContribution(system, { member, ...said, language }))
  must(await closeRecord(system, { member, period: '2025-01-01 2026-01-01', complete: true }))
  return record
}

async function ofOffice(making: Making, name: OfficeName): Promise<OfficeThings> {
  await answer(making, { name, says: 'draft' })
  const { id, office } = making.drafts.get(name)!
  const { rationale } = (await readAs(making.system, t => answersOf(t, id)))[0]!
  const { entry } = await newEntry(making, making.drafts.get(name)!)
  return { office: office!, draft: id, entry, text: rationale! }
}

async function ofRegion(making: Making, place: string): Promise<Filled['regional']> {
  const { system, canary } = making
  const lists = await readAs(system, t => upperLists(t, 'open'))
  const groups = await readAs(system, t => groupsOnDay(t, '2026-02-01'))
  const region = groups.find(group => group.places.includes(place))!.id
  const { round, kind, level, subject } = lists.find(list => list.region === region && list.kind === 'joint-action')!
  const saved = must(
    await saveEntry(system, {
      keeper: `region:${region}`,
      kind,
      entry: null,
      revision: 0,
      language,
      level: 'regional',
      title: `${canary} regional exercise`,
      day: '2025-05-04',
      places: [place],
    }),
  )
  return { entry: saved.entry, list: { round, kind, level, subject } }
}

async function newEntry({ system, canary }: Making, submission: SubmissionRow) {
  const lists = await readAs(system, t => listsToClose(t, submission))
  const list = lists.find(list => list.kind === 'joint-action')
  if (!list) throw new Error(`the round asks for no joint actions, but for ${lists.map(list => list.kind).join(', ')}`)
  return must(
    await saveEntry(system, {
      keeper: `respondent:${submission.respondent}`,
      kind: 'joint-action',
      entry: null,
      revision: 0,
      language,
      title: `${canary} patrol`,
      description: `${canary} description`,
      day: '2025-05-04',
      stages: [{ stage: 'carried-out', on: '2025-05-04', source: `${canary} source` }],
      fields: { sectors: ['police'] },
      places: [submission.place!],
    }),
  )
}

async function corrected({ system, canary }: Making, accepted: SubmissionRow) {
  const base = (await readAs(system, t => answersOf(t, accepted.id))).find(
    answerRow => answerRow.state === 'accepted',
  )!.id
  const form = { submission: accepted.id, indicator: 'A2', typed: { state: 'partial' }, language, base }
  const rationale = `${canary} corrected`
  const { answer: correction } = must(await correctAnswer(system, { ...form, rationale, evidence: evidence(canary) }))
  return { base, correction }
}

/** A release that stands, a preview that is open with a comment in it, a redaction, a hiding and a recovery that wait for a second person. */
async function sharedThings(making: Making, of: { round: string; north: Things }) {
  const { system, canary, desk, drafts } = making
  const keeper = await desk('secretariat')
  const first = must(await startPreview(keeper, { rounds: [of.round], label: '2026-1', days: '0' }))
  await runJobs(keeper.runtime)
  const published = must(await publishRelease(keeper, { preview: first }))
  const preview = must(await startPreview(keeper, { rounds: [of.round], label: '2026-2', days: '10' }))
  await runJobs(keeper.runtime)
  const subject = drafts.get('Alder')!.subject
  const said = { preview, subject, reply: 'comment', indicator: '', text: `${canary} comment`, language }
  const reply = must(await answerPreview(await desk('contributor'), said))
  const answers = await readAs(system, t => answersOf(t, of.north.draft))
  const text = answers[0]!.rationale!
  const textToReview = (await readAs(system, t => answersOf(t, of.north.toReview)))[0]!.rationale!
  const { redaction } = must(await askRedaction(await desk('contributor'), { text, reason: `${canary} redaction` }))
  const hiding = must(await askHiding(keeper, { country: 'QMB', reason: `${canary} hiding` }))
  const lead = (await desk('lead')).person!.id
  const indicator = (await readAs(system, t => indicatorsInUse(t))).find(
    choosableIndicator => choosableIndicator.code === 'A2',
  )!.id
  return {
    preview,
    reply,
    text,
    textToReview,
    redaction,
    hiding,
    indicator,
    person: lead,
    ...(await ofAccounts(making, lead)),
    release: published.release,
  }
}

async function ofAccounts({ desk, system }: Making, person: string) {
  const { db } = system.runtime.installation.owner
  await sql`update auth.person set email = ${`${person}@example.org`} where id = ${person}`.execute(db)
  const administrator = await desk('administrator')
  must(await askRecovery(administrator, { person }))
  const focal = { role: 'focal-point', member: '', region: '', until: '', person }
  must(await giveAnotherRole(administrator, focal))
  const one = (table: string) =>
    inNetwork(db, system.network.id, async t => {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
        where network_id = ${t.network} and person_id = ${person}`.execute(t)
      return rows[0]!.id
    })
  return { role: await one('auth.role_of'), recovery: await one('auth.recovery'), naming: await one('auth.naming') }
}
