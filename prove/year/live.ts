/** Lives a planted world act by act, through the operations that people use, on the days it names. */
import { agreeRedaction, askRedaction, closeRound, openRound, readAs } from '@waymark/operations'
import { answersOf, respondentsOf, submissionsOfRespondents, textsOf } from '@waymark/store'
import type { Act, ActName } from '../recount/acts.ts'
import { allActsOf, moreActNames, type MoreAct, type MoreActName } from '../recount/more-acts.ts'
import { correct, decide, handIn, holdCountry, lift, rule, write } from './answers.ts'
import { agree, revise } from './baselines.ts'
import { acceptEntry, goOn, handInEntry, merge, withdraw } from './entries.ts'
import { hide } from './hiding.ts'
import type { Life } from './life.ts'
import { closeOne } from './lists.ts'
import { agreeOnNational, propose } from './national.ts'
import { closeOneRecord, keepDocuments, recordOne } from './records.ts'
import {
  addAction,
  addPriority,
  agreeOnPlan,
  amendOne,
  beginPlan,
  endPlan,
  recordTalk,
  report,
  switchPart,
} from './plans.ts'
import { reachMilestone } from './milestones.ts'
import { release } from './release.ts'
import { must } from './stage.ts'
import { agreeOn } from './targets.ts'
import { rationaleOf } from './typed.ts'

export type Lived = { readonly acts: number; readonly notLived: ReadonlyMap<string, number> }

type Watching = {
  readonly say: (line: string) => void
  /** Looks at a release on the day it was signed. */
  readonly signed: (label: string) => Promise<void>
}

/** Every act of the world in its order; acts that nothing here can do are counted by name. */
export async function live(life: Life, { say, signed }: Watching): Promise<Lived> {
  const notLived = new Map<string, number>()
  let acts = 0
  for (const act of allActsOf(life.world)) {
    life.stage.goTo(act.day)
    const deed = deedOf(life, act)
    if (!deed) {
      notLived.set(act.act, (notLived.get(act.act) ?? 0) + 1)
      continue
    }
    try {
      await deed()
    } catch (problem) {
      const of = `${act.of}${act.at === undefined ? '' : ` (${act.at})`}`
      throw new Error(`${act.day} ${act.act}: ${of}: ${(problem as Error).message}`, { cause: problem })
    }
    acts++
    if (said.has(act.act)) say(`${act.day} ${act.act}: ${act.of}`)
    if (act.act === 'a release is signed') await signed(act.of)
  }
  return { acts, notLived }
}

const said: ReadonlySet<ActName | MoreActName> = new Set([
  'a round closes',
  'a release is signed',
  'a country is hidden',
])

type Deeds<Name extends string, Of> = Readonly<Partial<Record<Name, (life: Life, act: Of) => Promise<void>>>>

function deedOf(life: Life, act: Act | MoreAct): (() => Promise<void>) | undefined {
  if (isMore(act)) {
    const deed = moreDeeds[act.act]
    return deed && (() => deed(life, act))
  }
  const deed = deeds[act.act]
  return deed && (() => deed(life, act))
}

const isMore = (act: Act | MoreAct): act is MoreAct => (moreActNames as readonly string[]).includes(act.act)

const moreDeeds: Deeds<MoreActName, MoreAct> = {
  'a national indicator is proposed': propose,
  'a national indicator is agreed': agreeOnNational,
  'a national answer is draft': async () => {}, // with what else the member hands in, as the next three
  'a national answer is submitted': async () => {},
  'a national answer is accepted': async () => {},
  'a number target is agreed': agreeOn,
  'a dialogue is recorded': recordTalk,
  'a plan is draft': beginPlan,
  'a priority is added': addPriority,
  'an action is added': addAction,
  'a plan is agreed': agreeOnPlan,
  'a plan is running': async () => {}, // by its period
  'an action is amended': amendOne,
  'a milestone is reached': reachMilestone,
  'an action is updated': report,
  'an item of a plan is made public': switchPart,
  'an item of a plan is made internal again': switchPart,
  'a plan is closed': endPlan,
}

const deeds: Deeds<ActName, Act> = {
  'a target is agreed': agreeOn,
  'a country is hidden': hide,
  'a member joins': ({ stage }) => stage.keepFile(),
  'a membership ends': ({ stage }) => stage.keepFile(),
  'a baseline is agreed': agree,
  'a baseline is locked': async () => {}, // by its agreement
  'a baseline is revised': revise,
  'a round opens': openRoundOf,
  'a round closes': async ({ stage, rounds }, { of }) =>
    void must(await closeRound(await stage.office('secretariat'), rounds.get(of)!)),
  'a submission is draft': write,
  'a submission is submitted': handIn,
  'a submission is returned': decide,
  'a submission is accepted': decide,
  'a country is held': holdCountry,
  'a hold on a country is lifted': holdCountry,
  'a hold on an answer is lifted': lift,
  'an answer is corrected': correct,
  'a ruling is made': rule,
  'a text is redacted': redact,
  'an entry is handed in': handInEntry,
  'an entry is accepted': acceptEntry,
  'a stage of an entry is written down': goOn,
  'a dated field of an entry is written down': goOn,
  'an entry is edited': goOn,
  'an entry is confirmed': goOn,
  'an entry is withdrawn': withdraw,
  'an entry is merged': merge,
  'an entry is split': withdraw,
  'a list is closed': closeOne,
  'a contribution is recorded': recordOne,
  'a record is closed': closeOneRecord,
  'a release is signed': async (life, act) => {
    await keepDocuments(life)
    await release(life, act)
  },
}

async function openRoundOf(life: Life, { of }: Act): Promise<void> {
  const { stage, world, edition } = life
  const round = world.rounds.find(eachRound => eachRound.id === of)!
  const asked = new Set(round.asks.map(one => one.indicator))
  const without = edition.content.indicators.map(indicator => indicator.code).filter(code => !asked.has(code))
  const form = { edition: edition.id, label: round.title, period: round.period.label, due: round.due, without }
  const id = must(await openRound(await stage.office('secretariat'), form))
  life.rounds.set(of, id)
  const drafts = await readAs(stage.system(), async t => {
    const all = (await respondentsOf(t)).map(respondent => respondent.id)
    return (await submissionsOfRespondents(t, all)).filter(submission => submission.round === id)
  })
  const idOf = new Map(world.network.members.map(member => [member.name, member.id]))
  for (const draft of drafts)
    life.submissions.set(`${of}/${idOf.get(draft.respondentName)}/${draft.subjectKind}`, draft.id)
}

/** Asked for by one person of the secretariat and agreed by another. */
async function redact({ stage, world, submissions }: Life, { of }: Act): Promise<void> {
  const wanted = world.redactions[Number(of)]!
  const [asking, agreeing] = [await stage.office('secretariat'), await stage.office('secretariat', 1)]
  const text = await readAs(stage.system(), async t => {
    const answers = await answersOf(t, submissions.get(wanted.of)!)
    const found = await textsOf(
      t,
      answers.flatMap(answer => (answer.rationale ? [answer.rationale] : [])),
    )
    return [...found].find(([, storedText]) => storedText.body === rationaleOf(wanted.indicator ?? ''))?.[0]
  })
  if (text === undefined) throw new Error('The text to redact is not there.')
  const reason = 'It can be taken for a person.'
  const { redaction } = must(await askRedaction(asking, { text, reason }))
  must(await agreeRedaction(agreeing, { redaction }))
}
