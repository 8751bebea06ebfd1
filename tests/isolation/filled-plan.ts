/** The plan, the learning and the baseline of one country of an invented network, every text with the network's canary. */
import {
  agreePlan,
  agreeTarget,
  amendAction,
  chooseOptional,
  choosePriority,
  decide,
  decideNotToAct,
  keepMilestone,
  keepResource,
  drawLesson,
  followUpDecision,
  placeIndicators,
  planAction,
  proposeNational,
  readAs,
  recordDialogue,
  recordFinding,
  saveBaseline,
  writePlan,
  type Desk,
} from '@waymark/operations'
import { indicatorsInUse, type SubmissionRow } from '@waymark/store'
import { must } from '@waymark/testing'

export const language = 'en'
const owned = { owner: 'role secretariat', due: '2027-12-31' }

type Marked = { readonly system: Desk; readonly canary: string }

export async function planned(
  { system, canary }: Marked,
  { place }: SubmissionRow,
  { member, edition }: { readonly member: string; readonly edition: string },
) {
  const text = (word: string) => ({ text: `${canary} ${word}`, language })
  const indicator = await indicatorOf(system, 'A2')
  const said = { place: place!, heldOn: '2026-02-01', members: [member], note: `${canary} dialogue`, language }
  const { dialogue } = must(await recordDialogue(system, said))
  const chosen = { dialogue, indicator, reason: `${canary} reason`, language, members: [member] }
  const { priority } = must(await choosePriority(system, chosen))
  const { action } = must(
    await planAction(system, {
      priority,
      what: `${canary} what`,
      who: `${canary} who`,
      start: '',
      due: '2026-12-31',
      resources: `${canary} resources`,
      indicator,
      change: `${canary} change`,
      language,
      members: [member],
    }),
  )
  const { proposal: national } = await proposed({ system, canary }, { place: place!, edition })
  const chain = async (steps: number) => {
    const private_ = { public: false }
    const finding = must(await recordFinding(system, { ...text('finding'), ...private_, place, indicator: null })).step
    if (steps === 1) return finding
    const lesson = must(await drawLesson(system, { ...text('lesson'), ...private_, finding })).step
    if (steps === 2) return lesson
    const decision = must(await decide(system, { ...text('decision'), ...private_, ...owned, lesson })).step
    const on = system.runtime.now().toISOString().slice(0, 10)
    const came = { decision, what: 'done', by: 'role secretariat', on }
    must(await followUpDecision(system, { ...text('outcome'), ...came }))
    return decision
  }
  const { baseline } = await drafted({ system, canary }, { place: place!, edition })
  // After the baseline, which is over what was proposed as core.
  const other = await indicatorOf(system, 'A1')
  const day = '2026-02-01'
  must(await decideNotToAct(system, { place: place!, indicator: other, day, reason: `${canary} unanswered`, language }))
  const decision = { body: 'Assembly', day: '2026-01-31', record: 'Minutes, item 9' }
  must(await placeIndicators(system, { edition, ...decision, core: ['A1', 'A2'] }))
  must(await chooseOptional(system, { dialogue, edition, indicators: ['D3'] }))
  const target = { indicator: 'A2', state: 'yes', region: '', least: '1', by: '2030-12-31', milestones: [] }
  must(await agreeTarget(system, { edition, ...decision, ...target, milestones: [{ by: '2029-12-31', least: '1' }] }))
  return {
    baseline,
    dialogue,
    plan: await keptPlan({ system, canary }, { place: place!, action, indicator, members: [member] }),
    national,
    priority,
    action,
    finding: await chain(1),
    lesson: await chain(2),
    decision: await chain(3),
  }
}

const indicatorOf = async (system: Desk, code: string) =>
  (await readAs(system, t => indicatorsInUse(t))).find(indicator => indicator.code === code)!.id

/** The plan in which it all stands, agreed, and an action amended since. */
async function keptPlan(
  { system, canary }: Marked,
  {
    place,
    ...amended
  }: {
    readonly place: string
    readonly action: string
    readonly indicator: string
    readonly members: readonly string[]
  },
): Promise<string> {
  const period = { from: '2026-01-01', until: '2027-12-31' }
  const begun = { place, plan: null, revision: 0, title: `${canary} plan title`, ...period, reason: '', language }
  const { plan } = must(await writePlan(system, begun))
  must(await agreePlan(system, { plan, revision: 1, body: `${canary} plan body`, day: '2026-02-01', language }))
  const said = { what: `${canary} what`, who: `${canary} who`, resources: `${canary} resources` }
  const later = { start: '', due: '2027-01-31', why: `${canary} amended`, change: `${canary} change` }
  must(await amendAction(system, { ...amended, revision: 1, ...said, ...later, language }))
  await milestones({ system, canary }, amended.action)
  return plan
}

/** One added to the agreed plan and reached, its words amended since. */
async function milestones({ system, canary }: Marked, action: string): Promise<void> {
  const added = { action, sort: 'pilot', due: '2026-06-30', reached: '', shows: '', leftOut: false, language }
  const why = `${canary} milestone amended`
  const first = { ...added, milestone: null, revision: 2, what: `${canary} milestone once`, why }
  const { milestone } = must(await keepMilestone(system, first))
  const said = { what: `${canary} milestone`, reached: '2026-02-01', shows: `${canary} milestone shown` }
  must(await keepMilestone(system, { ...added, ...said, milestone, revision: 3, why }))
  const money = { used: 'planned', sort: 'money', amount: '1200', currency: 'EUR', leftOut: false, language }
  const note = `${canary} source once`
  const { resource } = must(await keepResource(system, { ...money, action, resource: null, revision: 4, note, why }))
  must(await keepResource(system, { ...money, action, resource, revision: 5, note: `${canary} source`, why }))
}

async function proposed(
  { system, canary }: Marked,
  { place, edition }: { readonly place: string; readonly edition: string },
) {
  return must(
    await proposeNational(system, {
      place,
      edition,
      proposal: null,
      revision: 0,
      section: 'A',
      answer: 'rating',
      measures: 'structure',
      years: '2',
      name: `${canary} national`,
      question: `${canary} question`,
      evidence: `${canary} evidence`,
      yes: `${canary} yes`,
      partial: `${canary} partial`,
      no: `${canary} no`,
      language,
    }),
  )
}

async function drafted(
  { system, canary }: Marked,
  { place, edition }: { readonly place: string; readonly edition: string },
) {
  return must(
    await saveBaseline(system, {
      place,
      edition,
      basis: 'core',
      from: '2020-01-01',
      until: '2020-12-31',
      start: `${canary} start`,
      reason: '',
      values: { A2: { source: 'study', state: 'no', note: `${canary} study` } },
      language,
      revision: 0,
    }),
  )
}
