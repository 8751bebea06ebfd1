/** Nothing changes that the audit is not told of: every table is listed, and an installation is watched while it lives. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  accountDeeds,
  agreeHiding,
  agreeRedaction,
  askHiding,
  hiddenPage,
  runJobs,
  beginSession,
  contentFolder,
  decideConcern,
  deskOf,
  runtimeOf,
  installationDeeds,
  invitePerson,
  loadContent,
  readAs,
  markConcern,
  openDemonstration,
  agreePlan,
  agreeTarget,
  amendAction,
  keepMilestone,
  keepResource,
  chooseOptional,
  makePublic,
  planAction,
  planPage,
  writePlan,
  closeRecord,
  decideNotToAct,
  editionPage,
  placeIndicators,
  proposeNational,
  publishPublicRecord,
  readDemonstration,
  recordContribution,
  recordDialogue,
  recordFinding,
  redactionsPage,
  registryPage,
  renameMember,
  reviewEntry,
  reviseEdition,
  saveEntry,
  submitEntry,
  systemDesk,
  safeguardingPage,
  setSafeguarding,
  verifyAudits,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import {
  allMembers,
  dialoguesOf,
  editionsOf,
  installationChain,
  recordPeriods,
  sealAudit,
  subjectOfCountry,
  type Installation,
} from '@waymark/store'
import { auditedTables } from '../../packages/store/test/catalogue/areas/index.ts'
import { relationsOf } from '../../packages/store/test/catalogue/read.ts'
import { must, shippedContent, testInstallation, withOwnFolder, type OwnFolder } from '@waymark/testing'
import { liveThrough } from './account-life.ts'
import { watchAudit, type Watched } from './audit-watch.ts'

const slug = 'demonstration'

let installation: Installation
let own: OwnFolder
let runtime: Runtime
let watched: Watched
let now = new Date('2026-09-15T09:00:00.000Z')

before(async () => {
  installation = await testInstallation()
  own = withOwnFolder(runtimeOf(installation, { now: () => now }))
  runtime = own.runtime
  watched = await watchAudit(installation)
})
after(async () => {
  own?.forget()
  await installation?.close()
})

test('every table is listed as told to the audit, or with the reason why it is not', async () => {
  const tables = (await relationsOf(installation.owner.db)).filter(
    relation => relation.kind === 'r' && relation.schema !== 'watch',
  )
  assert.deepEqual(
    tables.map(table => table.name),
    Object.keys(auditedTables).sort(),
    'a new table: say in packages/store/test/catalogue/areas whether the audit is told of it, and why not',
  )
})

test('the watch bites: a change without a word to the audit is seen, and named', async () => {
  await sql`insert into reference.place (code, kind, names, name_sources) values ('QMZ', 'invented', '{}', '{}')`.execute(
    installation.owner.db,
  )
  assert.deepEqual(await watched.untold(), ['reference.place: insert ()'])
  await sql`delete from reference.place where code = 'QMZ'`.execute(installation.owner.db)
  await sql`truncate watch.change`.execute(installation.owner.db)
})

test('loading, publishing, a network of five years and accounts from invitation to recovery tell all they change', async () => {
  await loadContent(runtime, shippedContent())
  await publishPublicRecord(
    runtime,
    shippedContent().frameworks.find(framework => framework.edition.framework.code === 'public-record')!.edition.edition
      .label,
  )
  await openDemonstration(runtime, must(readDemonstration(contentFolder)))
  await keepSafe()
  await hideAndShow()
  await reviseOne(await seat('secretariat'))
  await placeAndChoose(await seat('secretariat'))
  await keepPlan(await seat('secretariat'))
  await renameOne(await seat('administrator'))
  await recordForMember((await systemDesk(runtime, slug))!)
  await correctEntry()
  await liveThrough({ runtime, slug, pass: minutes => void (now = new Date(now.getTime() + minutes * 60_000)) })
  assert.deepEqual(await watched.untold(), [])
})

/** Only a browser makes passkeys: tests/journeys/accounts-passkeys.test.ts watches them. No shipped register kind has a relation. */
const elsewhere = ['app.entry_relation', 'auth.passkey']

test('every table that has to be told was written meanwhile: none is listed on trust', async () => {
  const seen = await watched.seen()
  const unseen = Object.entries(auditedTables).filter(
    ([name, audited]) => !(typeof audited === 'object' && 'untold' in audited) && !seen.has(name),
  )
  assert.deepEqual(unseen.map(([name]) => name).toSorted(), elsewhere)
})

const actionsIn = async (network: string) => {
  const { rows } = await sql<{ action: string }>`
    select distinct action from app.audit_entry where network_id = ${network}`.execute(installation.jobs.db)
  return new Set(rows.map(row => row.action))
}

test('what is done with an account stands in the chain of the network that it opens, for its auditor to find', async () => {
  const { network } = await seat('auditor')
  const found = await actionsIn(network.id)
  const passkeys: readonly string[] = ['add-passkey', 'remove-passkey']
  assert.deepEqual(
    accountDeeds.filter(deed => !found.has(deed)),
    passkeys,
  )
})

test('what belongs to no network stands in the chain of the installation', async () => {
  const found = await actionsIn(installationChain)
  assert.deepEqual(
    installationDeeds.filter(deed => !found.has(deed)),
    [],
  )
  const { person, token } = must(await invitePerson(runtime, { network: slug, name: 'Gone', role: 'observer' }))
  await sql`update auth.role_of set days = 'empty' where person_id = ${person}`.execute(installation.owner.db)
  await beginSession(runtime, person)
  assert.ok(token && (await actionsIn(installationChain)).has('sign-in'), 'a person without any role')
})

test('loading the same content again changes nothing, and tells nothing', async () => {
  const count = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from watch.change`.execute(
      installation.owner.db,
    )
    return rows[0]!.n
  }
  const before = await count()
  await loadContent(runtime, shippedContent())
  assert.equal(await count(), before)
})

test('guessing on does not make the audit grow: the guess that is the first to wait is told, and no other', async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from app.audit_entry where action = 'slow-guesses'`.execute(installation.jobs.db)
  assert.equal(rows[0]!.n, 1)
})

test('every chain is intact, the installation’s own among them', async () => {
  await sealAudit(installation.jobs.db)
  const { networks, intact } = await verifyAudits(runtime)
  assert.ok(intact, JSON.stringify(networks))
  assert.ok(networks.some(network => network.slug === 'this-installation' && network.entries > 10))
})

async function seat(role: string): Promise<Desk> {
  const { person } = must(await invitePerson(runtime, { network: slug, name: `A ${role}`, role }))
  return (await deskOf(runtime, (await beginSession(runtime, person)).token, slug))!
}

/** A text is marked and taken away, another is put back; the redaction that waits is agreed on. */
async function keepSafe(): Promise<void> {
  const focal = await seat('focal-point')
  const reviewer = await seat('reviewer')
  must(await setSafeguarding(await seat('administrator'), { needed: true }))
  for (const decision of ['put-back', 'take-away']) {
    const body = `To ${decision}`
    const form = createHash('sha256').update(body).digest('hex')
    must(await recordFinding({ ...reviewer, form }, { text: body, language: 'en', place: null, indicator: null }))
    const text = await readAs(focal, async t => {
      const { rows } = await sql<{ id: string }>`select id from app.free_text where body = ${body}`.execute(t)
      return rows[0]!.id
    })
    must(await markConcern(reviewer, { text, origin: 'https://waymark.example.org' }))
    const concern = (await safeguardingPage(focal))!.concerns![0]!.id
    must(await decideConcern(focal, { concern, decision }))
  }
  const [asked] = (await redactionsPage(await seat('secretariat'))).asked
  must(await agreeRedaction(await seat('secretariat'), { redaction: asked!.id }))
}

/** A country is hidden, its releases are made again, and it is shown again. */
async function hideAndShow(): Promise<void> {
  const [first, second] = [await seat('administrator'), await seat('focal-point')]
  const country = (await hiddenPage(first)).countries[0]!.code
  const hiding = must(await askHiding(first, { country, reason: 'A law has changed.' }))
  must(await agreeHiding(second, { hiding }))
  await runJobs(first.runtime)
  must(await askHiding(first, { country, reason: 'They ask for it.', show: true }))
  must(await agreeHiding(second, { hiding }))
}

/** An accepted entry is corrected: what it said is kept. */
async function correctEntry(): Promise<void> {
  const keeper = await seat('secretariat')
  const form = {
    kind: 'citation',
    title: 'A handbook for judges',
    day: '2026-02-01',
    level: 'international',
    fields: { cited: 'The results of 2024', address: 'https://example.org/handbook' },
    language: 'en',
  }
  const saved = must(await saveEntry(keeper, { ...form, entry: null, revision: 0 }))
  const handedIn = must(await submitEntry(keeper, saved))
  const review = { decision: 'accept', nobodyRecognisable: true, note: '', language: 'en' } as const
  const accepted = must(await reviewEntry(await seat('reviewer'), { ...handedIn, ...review }))
  must(await saveEntry(keeper, { ...form, ...accepted, day: '2026-02-02', reason: 'The day was wrong' }))
}

/** A member is called otherwise from a day on; its older name stands until then. */
async function renameOne(desk: Desk): Promise<void> {
  const { id, name } = (await registryPage(desk))!.members.find(member => member.until === null)!
  must(await renameMember(desk, { member: id, name: `${name} Alliance`, day: '2026-01-01', another: false }))
}

/** The system notes a report for a member, and that its record of a round's period is complete. */
async function recordForMember(desk: Desk): Promise<void> {
  const { member, periods } = await readAs(desk, async t => {
    const all = (await allMembers(t)).map(memberRow => memberRow.id)
    return { member: all[0]!, periods: await recordPeriods(t, all) }
  })
  const report = { what: 'report', day: '2025-05-04', confidential: true, joint: false, title: '', language: 'en' }
  must(await recordContribution(desk, { ...report, member }))
  const [{ member: closing, from, until }] = periods as [(typeof periods)[number]]
  must(await closeRecord(desk, { member: closing, period: `${from} ${until}`, complete: true }))
}

async function placeAndChoose(desk: Desk): Promise<void> {
  const { id: edition } = (await readAs(desk, t => editionsOf(t))).find(editionRow => editionRow.state === 'in-use')!
  const { questions } = (await editionPage(desk, edition))!
  const [core, ...others] = questions.filter(question => question.standing !== null).map(question => question.code)
  const decision = { body: 'Assembly', day: '2026-09-01', record: 'Minutes, item 3' }
  must(await placeIndicators(desk, { edition, ...decision, core: [core!] }))
  const target = { indicator: core!, state: 'yes', region: '', least: '1', by: '2031-12-31' }
  must(await agreeTarget(desk, { edition, ...decision, ...target, milestones: [{ by: '2030-12-31', least: '1' }] }))
  const dialogues = await readAs(desk, async t => dialoguesOf(t, (await subjectOfCountry(t, 'QMA'))!))
  const { dialogue } = dialogues[0]
    ? { dialogue: dialogues[0].id }
    : must(await recordDialogue(desk, { place: 'QMA', heldOn: '2026-09-01', members: [], note: '', language: 'en' }))
  must(await chooseOptional(desk, { dialogue, edition, indicators: others.slice(0, 1) }))
  const [section] = (await readAs(desk, t => editionsOf(t))).find(editionRow => editionRow.id === edition)!.content
    .sections
  const own = { place: 'QMA', edition, proposal: null, revision: 0, section: section!.code, answer: 'count', years: '' }
  const texts = { name: 'Shelters', question: 'How many shelters?', evidence: 'A list', yes: '', partial: '', no: '' }
  must(await proposeNational(desk, { ...own, ...texts, measures: 'process', language: 'en' }))
}

/** A plan is begun and agreed, and an action planned for one of its members is amended. */
async function keepPlan(desk: Desk): Promise<void> {
  const language = 'en'
  const free = (await planPage(desk, 'QMA'))!
  const taken = new Set(free.dialogues.flatMap(dialogue => dialogue.priorities.map(priority => priority.indicator.id)))
  const indicator = free.indicators.find(choice => !taken.has(choice.id))!.id
  must(await decideNotToAct(desk, { place: 'QMA', indicator, day: '2026-09-01', reason: 'Others act.', language }))
  const begun = { place: 'QMA', plan: null, revision: 0, title: 'Two years', reason: '', language }
  const { plan } = must(await writePlan(desk, { ...begun, from: '2026-01-01', until: '2027-12-31' }))
  const { dialogues, members } = (await planPage(desk, 'QMA'))!
  const [priority] = dialogues.flatMap(dialogue => dialogue.priorities)
  const said = { what: 'Ask', who: 'Members', start: '', due: '2027-06-30', resources: '', change: 'To yes', language }
  const wish = {
    ...said,
    indicator: priority!.indicator.id,
    members: members.slice(0, 1).map(eachMember => eachMember.id),
  }
  const { action } = must(await planAction(desk, { ...wish, priority: priority!.id }))
  const { revision } = (await planPage(desk, 'QMA'))!.plans[0]!
  must(await agreePlan(desk, { plan, revision, body: 'The members', day: '2026-09-01', language }))
  const [member] = wish.members
  const system = (await systemDesk(runtime, slug))!
  must(
    await makePublic(system, { thing: 'action', of: action, revision: 1, member: member!, parts: ['action', 'name'] }),
  )
  must(await amendAction(desk, { ...wish, action, revision: 2, due: '2027-09-30', why: 'Later.' }))
  const step = { action, sort: 'step', what: 'A draft', due: '2027-01-31', leftOut: false, why: 'Sooner.', language }
  const added = must(await keepMilestone(desk, { ...step, milestone: null, revision: 3, reached: '', shows: '' }))
  const reached = { reached: '2026-09-01', shows: 'The minutes' }
  must(await keepMilestone(desk, { ...step, ...added, ...reached, revision: 4 }))
  const days = {
    used: 'planned',
    sort: 'staff-days',
    amount: '12',
    currency: '',
    note: '',
    leftOut: false,
    why: 'More.',
    language,
  }
  const kept = must(await keepResource(desk, { ...days, action, resource: null, revision: 5 }))
  must(await keepResource(desk, { ...days, ...kept, action, revision: 6, amount: '10' }))
}

async function reviseOne(desk: Desk): Promise<void> {
  const edition = (await readAs(desk, t => editionsOf(t))).find(editionRow => editionRow.state === 'in-use')!
  const [first, ...rest] = edition.content.indicators
  const named = { ...first!, name: { ...first!.name, sv: { ...first!.name.sv!, text: 'Lagen skyddar barn överallt' } } }
  const content = { ...edition.content, indicators: [named, ...rest] }
  must(
    await reviseEdition(desk, {
      edition: edition.id,
      content,
      reason: 'Reads better',
      language: 'en',
      sameMeaning: true,
    }),
  )
}
