/** Indicators that the edition asks respondents, where the definitions work them out of documents and records: members say what those say. */
import { documentStatus, recordStatus } from '../recount/derived.ts'
import { contextOf } from '../recount/context.ts'
import type { Settled } from '../recount/status.ts'
import type { Answer, Given, Indicator, Period, Submission, World } from '../recount/world.ts'

const isAsked = ({ how }: Indicator) => how === 'documents' || how === 'records'

/** The world in which they are asked, and their codes. An answer stands in every submission that has any, held where all of them are. */
export function withAskedOnes(planted: World): { readonly world: World; readonly asked: readonly string[] } {
  const asked = planted.indicators.filter(isAsked)
  const codes = new Set(asked.map(one => one.code))
  const world: World = {
    ...planted,
    indicators: planted.indicators.map(one => (isAsked(one) ? { ...one, how: 'asked' } : one)),
    rounds: planted.rounds.map(round => ({
      ...round,
      asks: round.asks.map(ask => (codes.has(ask.indicator) ? { ...ask, types: ['member'] } : ask)),
    })),
    submissions: planted.submissions.map(one => withAnswers(planted, asked, one)),
    mechanisms: [],
    reviews: [],
    contributions: [],
    recordClosings: [],
  }
  return { world, asked: [...codes] }
}

function withAnswers(planted: World, asked: readonly Indicator[], submission: Submission): Submission {
  const { round, subject, answers } = submission
  const { asks, period } = planted.rounds.find(one => one.id === round)!
  const wanted = asked.filter(one => one.subject === subject.kind && asks.some(ask => ask.indicator === one.code))
  if (answers.length === 0) return submission
  const held = answers.every(one => one.held !== null) ? answers[0]!.held : null
  const more = wanted.map((one): Answer => ({
    indicator: one.code,
    given: saidOf(planted, one, period, subject.code),
    parts: [],
    names: null,
    held,
    corrections: [],
  }))
  return { ...submission, answers: [...answers, ...more] }
}

/** What the documents or records say by the last release; where they are missing, a respondent does not know. */
function saidOf(planted: World, { how }: Indicator, period: Period, subject: string): Given {
  const context = contextOf(planted, planted.releases.at(-1)!.label)
  const { inside }: { readonly inside: Settled } = (how === 'documents' ? documentStatus : recordStatus)(
    context,
    period,
    subject,
  )
  if ('value' in inside) return inside.value
  return { missing: inside.missing === 'not-applicable' ? 'not-applicable' : 'unknown' }
}
