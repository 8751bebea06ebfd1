/** A desk with something on every page, for tests that look at all of them. */
import {
  askHiding,
  askRedaction,
  choosePriority,
  decide,
  drawLesson,
  followUpDecision,
  readAs,
  planAction,
  proposeNational,
  recordContribution,
  recordDialogue,
  recordFinding,
  saveAnswer,
  saveBaseline,
  saveEntry,
  runJobs,
  startPreview,
  submit,
  writePlan,
  submitEntry,
  type Desk,
} from '@waymark/operations'
import {
  answersOf,
  indicatorsInUse,
  membersOnDay,
  registeredRegions,
  submissionById,
  submissionsInState,
} from '@waymark/store'
import { must, type PersonName } from '@waymark/testing'
import type { DeskWorld } from './desk-world.ts'

/** A dialogue of Alder, a priority and an action of it. */
async function plannedBy(arva: Desk, { member, indicator }: { readonly member: string; readonly indicator: string }) {
  const by = { members: [member], language: 'en' }
  const { dialogue } = must(await recordDialogue(arva, { place: 'QMA', heldOn: '2026-02-01', note: 'Held.', ...by }))
  const { priority } = must(await choosePriority(arva, { dialogue, indicator, reason: 'The budget.', ...by }))
  const plan = { what: 'Meet the ministry', who: 'Alder', start: '', due: '2026-06-01', resources: '', ...by }
  const { action } = must(await planAction(arva, { ...plan, priority, indicator, change: 'A budget line' }))
  return { dialogue, priority, action }
}

/** The section of a law that an answer rests on. */
const evidence = [
  {
    type: 'law',
    where: '',
    address: 'https://example.org/1',
    seenOn: '2026-01-01',
    quote: 'Section 4 applies.',
    place: 'page 3',
  },
]

/** Puts something on every page: answers, an entry, a plan, a finding, a redaction asked for, a preview; says who opens what. */
export async function furnish({ world }: DeskWorld) {
  const [arva, sigrid] = [await world.signInAs('arva'), await world.signInAs('sigrid')]
  const drafts = await readAs(world.system, t => submissionsInState(t, 'draft'))
  const own = (name: string) =>
    drafts.find(draft => draft.respondentName === name && draft.subjectKind === 'country')!.id
  const submission = own('Alder')
  const answer = { typed: { state: 'yes' }, rationale: 'Call +46 70 123 45 67.', evidence, language: 'en' }
  must(await saveAnswer(arva, { ...answer, submission, indicator: 'A2', revision: 0 }))
  const cato = await world.signInAs('cato')
  must(await saveAnswer(cato, { ...answer, submission: own('Cedar'), indicator: 'A2', revision: 0 }))
  must(await submit(cato, { submission: own('Cedar'), revision: 1 }))
  const training = { title: 'Course for judges', day: '2025-05-01', fields: { participants: '20' }, language: 'en' }
  const entry = await saveEntry(arva, { ...training, kind: 'training', entry: null, revision: 0 })
  const kept = must(entry)
  await submitEntry(arva, kept)
  const seen = await readAs(sigrid, async t => ({
    indicator: (await indicatorsInUse(t)).find(indicator => indicator.code === 'A2')!.id,
    member: (await membersOnDay(t, '2026-02-01')).find(member => member.name === 'Alder')!.id,
    subject: (await submissionById(t, submission))!.subject,
    region: (await registeredRegions(t))[0]!.id,
  }))
  const text = { language: 'en' }
  const { dialogue, priority, action } = await plannedBy(arva, seen)
  const keptPlan = await begunPlan(arva)
  const { step } = must(await recordFinding(sigrid, { place: null, indicator: null, text: 'Few answer.', ...text }))
  const note = await readAs(sigrid, async t => (await answersOf(t, submission))[0]!.rationale!)
  const hiding = must(await askHiding(await world.signInAs('sigrid'), { country: 'QMC', reason: 'A law has changed.' }))
  const asked = must(await askRedaction(arva, { text: note, reason: 'It holds a number.' }))
  const { baseline, national } = await described(arva, world.edition)
  const report = { what: 'report', day: '2025-05-04', confidential: false, joint: true, title: 'Alternative report' }
  must(await recordContribution(arva, { ...report, member: seen.member, ...text }))
  const preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-1', days: '7' }))
  await runJobs(sigrid.runtime)
  const { edition, round } = world
  const at = { edition, round, submission, birch: own('Birch'), cedar: own('Cedar'), note, baseline, national }
  return pagesOf({
    ...at,
    member: seen.member,
    region: seen.region,
    entry: kept.entry,
    preview,
    dialogue,
    chosen: seen.indicator,
    keptPlan,
    priority,
    action,
    step,
    decided: await followedUp(sigrid),
    redaction: asked.redaction,
    hiding,
  })
}

/** A finding whose decision was carried out, and then dropped. */
async function followedUp(sigrid: Desk): Promise<string> {
  const [language, on] = ['en', sigrid.runtime.now().toISOString().slice(0, 10)]
  const about = { place: null, indicator: null }
  const finding = must(await recordFinding(sigrid, { ...about, text: 'Forms lie about.', language })).step
  const lesson = must(await drawLesson(sigrid, { finding, text: 'Remind earlier.', language })).step
  const owned = { owner: 'role secretariat', due: '2027-12-31' }
  const decision = must(await decide(sigrid, { lesson, ...owned, text: 'Two reminders.', language })).step
  for (const what of ['done', 'dropped'])
    must(await followUpDecision(sigrid, { decision, what, by: owned.owner, on, text: `It is ${what}.`, language }))
  return finding
}

/** A draft plan of a country. */
async function begunPlan(arva: Desk): Promise<string> {
  const begun = { place: 'QMA', plan: null, revision: 0, title: 'Plan of Alder’s country', reason: '', language: 'en' }
  return must(await writePlan(arva, { ...begun, from: '2026-01-01', until: '2027-12-31' })).plan
}

/** A baseline and a national indicator of a country, both proposed. */
async function described(arva: Desk, edition: string) {
  const text = { language: 'en' }
  const { baseline } = must(
    await saveBaseline(arva, {
      place: 'QMA',
      edition: edition,
      basis: 'core',
      from: '2020-01-01',
      until: '2020-12-31',
      start: 'A plan without money.',
      reason: '',
      values: { A2: { source: 'study', state: 'no', note: 'A study of the ministry' } },
      revision: 0,
      ...text,
    }),
  )
  const chosen = { section: 'A', answer: 'rating', measures: 'structure', years: '2', ...text }
  const criteria = { yes: 'In every district', partial: '', no: 'In none' }
  const worded = { name: 'Shelters for boys', question: 'Are there shelters for boys?', evidence: 'The decision' }
  const ofCountry = { place: 'QMA', edition: edition, proposal: null, revision: 0 }
  const proposed = { ...ofCountry, ...chosen, ...worded, ...criteria }
  const { proposal: national } = must(await proposeNational(arva, proposed))
  return { baseline, national }
}

type Furnished = Readonly<
  Record<
    | 'edition'
    | 'round'
    | 'submission'
    | 'birch'
    | 'member'
    | 'region'
    | 'cedar'
    | 'note'
    | 'baseline'
    | 'national'
    | 'entry'
    | 'preview'
    | 'dialogue'
    | 'chosen'
    | 'keptPlan'
    | 'priority'
    | 'action'
    | 'step'
    | 'decided'
    | 'redaction'
    | 'hiding',
    string
  >
>

const base = '/test-network/desk'
const of = (person: PersonName, paths: readonly string[]) => paths.map(path => ({ person, path: `${base}${path}` }))

const pagesOf = (at: Furnished) => [
  ...ofContributor(at),
  ...of('rune', ['', '/reviews', '/reviews/unchanged', `/reviews/${at.cedar}`, '/rounds']),
  ...ofSecretariat(at),
  ...of('tuva', ['/redactions', `/redactions/${at.redaction}`, '/hidden', `/hidden/${at.hiding}`]),
  ...of('kaja', ['', '/plans', '/plans/north', '/rounds', `/rounds/${at.round}`, '/learning']),
]

function ofContributor(at: Furnished) {
  const { submission, entry, preview, edition, national, dialogue, chosen, keptPlan, priority, action, note } = at
  return of('arva', [
    '',
    `/submissions/${submission}`,
    `/submissions/${submission}/submit`,
    `/submissions/${submission}/answers`,
    `/submissions/${submission}/sheet`,
    `/submissions/${submission}/answers/A`,
    `/submissions/${submission}/A2`,
    `/submissions/${submission}/A2/hold`,
    `/submissions/${submission}/B1`,
    `/submissions/${submission}/C1`,
    `/submissions/${submission}/D1`,
    '/entries',
    '/entries/training',
    '/entries/lists',
    '/entries/training/new',
    '/entries/joint-action/new',
    `/entries/training/${entry}`,
    `/entries/training/${entry}/submit`,
    `/entries/training/${entry}/withdraw`,
    `/previews/${preview}`,
    '/records',
    '/records/add',
    '/baselines',
    '/baselines/QMA',
    `/baselines/QMA/draft?edition=${edition}`,
    '/plans',
    '/plans/QMA',
    '/plans/QMA/dialogue',
    '/plans/QMA/national/propose',
    `/plans/QMA/national/${national}`,
    `/plans/QMA/priority?dialogue=${dialogue}`,
    `/plans/QMA/action?priority=${priority}`,
    `/plans/QMA/update?action=${action}`,
    `/plans/QMA/milestone?action=${action}`,
    `/plans/QMA/resource?action=${action}`,
    '/plans/QMA/kept',
    `/plans/QMA/not-to-act?indicator=${chosen}`,
    `/plans/QMA/kept?plan=${keptPlan}`,
    `/plans/QMA/priorities/${priority}`,
    `/plans/QMA/actions/${action}`,
    `/plans/QMA/public?action=${action}`,
    `/redactions/ask?text=${note}`,
  ])
}

function ofSecretariat(at: Furnished) {
  const { baseline, national, birch, round, preview, edition, keptPlan, step, decided, member, region } = at
  return of('sigrid', [
    '',
    `/baselines/QMA/agree?baseline=${baseline}`,
    `/plans/QMA/national/${national}`,
    `/plans/QMA/agree?plan=${keptPlan}`,
    `/plans/QMA/close?plan=${keptPlan}`,
    '/rounds/open',
    '/on-behalf',
    `/on-behalf/${birch}`,
    `/on-behalf/${birch}/A2`,
    `/on-behalf/${birch}/sheet`,
    `/on-behalf/${birch}/submit`,
    `/rounds/${round}`,
    `/rounds/${round}/extend`,
    `/rounds/${round}/late`,
    `/rounds/${round}/remind`,
    `/rounds/${round}/close`,
    `/rounds/${round}/inside`,
    `/rounds/${round}/inside/computed`,
    `/rounds/${round}/inside/countries`,
    `/rounds/${round}/void`,
    '/registry',
    '/registry/add',
    '/registry/sheet',
    '/registry/regions',
    `/registry/regions/${region}`,
    `/registry/${member}`,
    `/registry/${member}/leave`,
    '/releases',
    '/previews',
    `/previews/${preview}`,
    `/previews/${preview}/publish`,
    '/frameworks',
    `/frameworks/${edition}`,
    `/frameworks/${edition}/placing`,
    '/targets',
    '/search?words=a',
    '/targets/agree',
    `/frameworks/${edition}/A2?text=name&in=sv`,
    '/learning',
    '/learning/finding',
    `/learning/${step}`,
    `/learning/outcome/${decided}`,
  ])
}
