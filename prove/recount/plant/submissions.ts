/** What every member hands in, round by round, and the plot: the odd cases, each in a country of its own. */
import { addDays } from '../days.ts'
import type {
  Answer,
  CountryHold,
  Indicator,
  Member,
  Network,
  Planted,
  Round,
  Ruling,
  State,
  Submission,
} from '../world.ts'
import type { Chance } from './chance.ts'
import type { Cast } from './network.ts'
import { oddCases, type Plot } from './odd-cases.ts'
import { numberTruth, truthOf, typed, type Truth } from './truth.ts'
import type { Size } from './size.ts'

/** How a member ends a round. */
export type Ending = 'accepted' | 'submitted' | 'returned' | 'draft' | 'silent' | 'late' | 'accepted after the release'

type Made = {
  readonly submissions: readonly Submission[]
  readonly rulings: readonly Ruling[]
  readonly countryHolds: readonly CountryHold[]
  readonly planted: readonly Planted[]
  readonly complete: ReadonlySet<string>
}

export function plantSubmissions(
  network: Network,
  cast: Cast,
  rounds: readonly Round[],
  indicators: readonly Indicator[],
  size: Size,
  chance: Chance,
): Made {
  const truth = truthOf(chance)
  const plot = oddCases(network, cast, size.wide ?? false)
  const submissions = rounds.flatMap(round =>
    network.members
      .filter(member => member.first <= round.opened && (member.last === null || round.opened <= member.last))
      .flatMap(member => handedIn(member, round, indicators, size, truth, plot, chance)),
  )
  const { rulings, countryHolds, planted, complete } = plot
  return { submissions, rulings, countryHolds, planted, complete }
}

function handedIn(
  member: Member,
  round: Round,
  indicators: readonly Indicator[],
  size: Size,
  truth: Truth,
  plot: Plot,
  chance: Chance,
): readonly Submission[] {
  const country = member.countries[0]!
  const planned = plot.endings.get(`${round.id} ${member.id}`)
  const ending: Ending =
    planned ?? chance.weighted({ accepted: 80, late: 4, submitted: 4, returned: 3, draft: 3, silent: 6 })
  const asked = indicators.filter(indicator => round.asks.some(ask => ask.indicator === indicator.code))
  const history = historyOf(ending, round, member, chance)
  if (ending === 'silent') return []
  const year = Number(round.period.label) - 2023
  const subjects = [
    { kind: 'country' as const, code: country },
    ...(round.id === 'round-2b' ? [] : [{ kind: 'member' as const, code: member.id }]),
  ]
  return subjects.map(subject => {
    const planning = plot.answers.get(`${round.id} ${member.id}`)
    const answers = typed(asked, subject.kind).flatMap(indicator => {
      const answer = answerOf(indicator, subject.code, year, size, truth, chance)
      return planning ? [{ ...answer, ...planning[indicator.code] }] : perhaps(answer, history, chance)
    })
    const allHeld = plot.heldWhole.has(`${round.id} ${member.id}`)
    return {
      id: `${round.id}/${member.id}/${subject.kind}`,
      round: round.id,
      respondent: member.id,
      subject,
      history,
      sentBack: subject.kind === 'country' ? (plot.sentBack.get(`${round.id} ${member.id}`) ?? []) : [],
      answers: allHeld ? answers.map(answer => ({ ...answer, held: { from: history[0]!.day, to: null } })) : answers,
    }
  })
}

/** The days on which a submission changed its state, so that each is known to the releases it should be known to. */
function historyOf(ending: Ending, round: Round, member: Member, chance: Chance): Submission['history'] {
  const leaving = member.last !== null && round.opened <= member.last && member.last <= round.closed
  const quick = round.id === 'round-2b'
  const handedIn = leaving
    ? addDays(member.last!, 14)
    : ending === 'late'
      ? addDays(round.due, 5 + chance.below(10))
      : addDays(round.opened, quick ? 3 + chance.below(10) : 10 + chance.below(40))
  const reviewed = addDays(handedIn, quick ? 5 : 12)
  const step = (day: string, state: State) => ({ day, state })
  if (ending === 'draft' || ending === 'silent') return [step(handedIn, 'draft')]
  const first = [step(handedIn, 'submitted')]
  if (ending === 'submitted') return first
  if (ending === 'returned') return [...first, step(reviewed, 'returned')]
  if (ending === 'accepted after the release') return [...first, step(`${round.opened.slice(0, 4)}-09-01`, 'accepted')]
  return [...first, step(reviewed, 'accepted')]
}

function answerOf(
  indicator: Indicator,
  subject: string,
  year: number,
  size: Size,
  truth: Truth,
  chance: Chance,
): Answer {
  const parts = indicator.parts
    .filter(part => part.settles || (size.byForm && chance.happens(0.8)))
    .map(part => ({
      part: part.code,
      given: truth(subject, `${indicator.code}/${part.code}`, year),
      // S2a: collection, analysis and use each name the priority objective; without one it is no.
      names: indicator.code === 'S2a' ? namedBy(subject) : null,
    }))
  return {
    indicator: indicator.code,
    given: indicator.how === 'parts' ? null : wholeOf(indicator, subject, year, truth),
    parts,
    names: indicator.code === 'S1a' ? 'the strategy of the year' : null,
    held: null,
    corrections: [],
  }
}

const wholeOf = ({ code, kind }: Indicator, subject: string, year: number, truth: Truth) =>
  kind === 'count' || kind === 'share' ? numberTruth(kind, subject, year) : truth(subject, code, year)

/** One member in five names no objective. */
const namedBy = (member: string) => (Number(member.slice(-1)) % 5 === 0 ? null : 'objective-1')

/** Left out, not known, refused or held, now and then; held only values and reasons that are published. */
function perhaps(answer: Answer, history: Submission['history'], chance: Chance): readonly Answer[] {
  const word = chance.weighted({ given: 86, left: 4, unknown: 4, refused: 3, held: 3 })
  if (word === 'left') return []
  if (word === 'held') return [{ ...answer, held: { from: history[0]!.day, to: null } }]
  if (word === 'given') return [answer]
  const given = { missing: word } as const
  if (answer.given !== null) return [{ ...answer, given }]
  const [first, ...others] = answer.parts
  return [{ ...answer, parts: first ? [{ ...first, given }, ...others] : [] }]
}
