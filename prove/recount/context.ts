/** What a release can know: the world as it stood on the day of the release, and who was in scope and asked in each of its rounds. */
import { inSpan, lastDay } from './days.ts'
import { keeping } from './keep.ts'
import type { Answer, Day, Indicator, Member, Period, Release, Round, State, Submission, World } from './world.ts'

export type Context = {
  readonly world: World
  readonly release: Release
  /** The day of the release: what happened later is not known to it. */
  readonly day: Day
  /** Countries hidden by the day on which the release is looked at; on its own day unless asked for a later one. */
  readonly hidden: ReadonlySet<string>
  /** The release's rounds, the earliest opened first. */
  readonly rounds: readonly Round[]
  /** Their periods, the earliest first, each once. */
  readonly periods: readonly Period[]
  readonly submissions: ReadonlyMap<string, Submission>
}

/** `shownOn`: the day on which the release is looked at; hiding reaches releases already published, corrections do not. */
export function contextOf(world: World, label: string, shownOn?: Day): Context {
  const release = world.releases.find(candidate => candidate.label === label)
  if (!release) throw new Error(`The world has no release ${label}.`)
  const rounds = world.rounds
    .filter(round => release.rounds.includes(round.id))
    .sort((a, b) => (a.opened < b.opened ? -1 : 1))
  const periods = [...new Map(rounds.map(round => [periodKey(round.period), round.period])).values()]
  const looked = shownOn ?? release.day
  return {
    world,
    release,
    day: release.day,
    hidden: new Set(world.hidden.filter(hiding => hiding.day <= looked).map(hiding => hiding.country)),
    rounds,
    periods: periods.sort((a, b) => (a.from < b.from ? -1 : 1)),
    submissions: new Map(
      world.submissions.map(submission => [
        key(submission.round, submission.respondent, submission.subject.code),
        submission,
      ]),
    ),
  }
}

export const periodKey = (period: Period) => `${period.from} ${period.until}`

const key = (...words: readonly string[]) => words.join('|')

export const roundsOf = (context: Context, period: Period) =>
  context.rounds.filter(round => periodKey(round.period) === periodKey(period))

export const membersOn: (world: World, day: Day) => readonly Member[] = keeping((world, day) =>
  world.network.members.filter(member => inSpan(day, member)),
)

/** Countries in scope of a round: those it names, otherwise those with a member on its opening day. Source: definitions 2. */
export const countriesOf = (world: World, round: Round): readonly string[] =>
  round.countries ?? countriesWithMembers(world, round.opened)

const countriesWithMembers = keeping((world: World, day: Day): readonly string[] =>
  [...new Set(membersOn(world, day).flatMap(member => member.countries))].sort(),
)

/** Respondents of these types about a subject: a country's members and offices on the opening day, or the member itself. */
export function respondentsOf(
  world: World,
  round: Round,
  subject: { readonly kind: string; readonly code: string },
  types: readonly string[],
): readonly string[] {
  const members = types.includes('member') ? membersOn(world, round.opened) : []
  if (subject.kind === 'member') return members.filter(member => member.id === subject.code).map(member => member.id)
  const offices = world.network.offices.filter(office => types.includes(office.type) && inSpan(round.opened, office))
  return [
    ...members.filter(member => member.countries.includes(subject.code)).map(member => member.id),
    ...offices.filter(office => office.country === subject.code).map(office => office.id),
  ]
}

/** A country all of whose members, on the opening day of every round of the period, chose "not shown". Public files leave it out. Source: design 3.10. */
export const notShown = (context: Context, period: Period, country: string): boolean =>
  countriesNotShown(context, periodKey(period)).has(country)

const countriesNotShown = keeping((context: Context, period: string): ReadonlySet<string> => {
  const members = context.rounds
    .filter(round => periodKey(round.period) === period)
    .flatMap(round => membersOn(context.world, round.opened))
  const shown = new Set(members.filter(member => member.shown !== 'not shown').flatMap(member => member.countries))
  return new Set(members.flatMap(member => member.countries).filter(country => !shown.has(country)))
})

/** The region of a country on the last day of a period, or null. */
export const regionOf = (world: World, country: string, period: Period): string | null =>
  regionsOn(world, lastDay(period)).get(country) ?? null

const regionsOn = keeping(
  (world: World, day: Day) =>
    new Map(
      world.network.countries.map(country => [country.code, country.regions.find(span => inSpan(day, span))?.region]),
    ),
)

export const stateOn = (submission: Submission, day: Day): State =>
  submission.history.filter(step => step.day <= day).at(-1)?.state ?? 'draft'

/** The submission of a respondent about a subject with its state on the day of the release; undefined where there is none. */
export function submissionOf(context: Context, round: Round, respondent: string, subject: string) {
  const submission = context.submissions.get(key(round.id, respondent, subject))
  return submission && { submission, state: stateOn(submission, context.day) }
}

/** The answer with its corrections up to the day. */
export function answerOn(answer: Answer, day: Day): Pick<Answer, 'given' | 'parts'> {
  const correction = answer.corrections.filter(candidate => candidate.day <= day).at(-1)
  return correction ?? answer
}

export function indicatorOf(world: World, code: string): Indicator {
  const found = world.indicators.find(indicator => indicator.code === code)
  if (!found) throw new Error(`The world has no indicator ${code}.`)
  return found
}
