/** Response by one or several members, and agreement between members. Source: design 3.10, models.md 4. */
import { answerOn, respondentsOf, roundsOf, submissionOf, type Context } from './context.ts'
import type { Row } from './rows.ts'
import { keyOf } from './status.ts'
import type { Indicator, Period } from './world.ts'

/**
 * Unit: countries. `one`, `several`: asked through one member or more of them, and how many of those have a published answer. `heard`: answered by two or
 * more members with a value; `agreed`: of these, those whose values as first handed in were all the same.
 *
 * `responsePrinted`, `agreementPrinted`: every class and its complement have at least ten countries.
 */
export type Response = {
  readonly one: { readonly asked: number; readonly published: number }
  readonly several: { readonly asked: number; readonly published: number }
  readonly heard: number
  readonly agreed: number
  readonly responsePrinted: boolean
  readonly agreementPrinted: boolean
}

const least = 10 // countries (design 3.10)

/** `rows`: those of the indicator for members, whole. A member that answered in several rounds of the period is taken at its last. */
export function responseOf(context: Context, indicator: Indicator, period: Period, rows: readonly Row[]): Response {
  const shown = rows.filter(row => row.public !== null && row.inside !== null)
  const size = (row: Row) => respondents(context, indicator, period, row.subject).length
  const classOf = (some: readonly Row[]) => ({
    asked: some.length,
    published: some.filter(row => row.public !== null && 'value' in row.public).length,
  })
  const one = classOf(shown.filter(row => size(row) === 1))
  const several = classOf(shown.filter(row => size(row) > 1))
  const values = shown.map(row => firstValues(context, indicator, period, row.subject)).filter(keys => keys.length > 1)
  const agreed = values.filter(keys => new Set(keys).size === 1).length
  const cells = [one, several].flatMap(each => [each.published, each.asked - each.published])
  return {
    one,
    several,
    heard: values.length,
    agreed,
    responsePrinted: cells.every(cell => cell >= least),
    agreementPrinted: agreed >= least && values.length - agreed >= least,
  }
}

const asking = (context: Context, indicator: Indicator, period: Period) =>
  roundsOf(context, period).filter(round => round.asks.some(ask => ask.indicator === indicator.code))

function respondents(context: Context, indicator: Indicator, period: Period, country: string): readonly string[] {
  const found = asking(context, indicator, period).flatMap(round =>
    respondentsOf(context.world, round, { kind: 'country', code: country }, ['member']),
  )
  return [...new Set(found)]
}

/** The value each member handed in first, of accepted submissions, without corrections. */
function firstValues(context: Context, indicator: Indicator, period: Period, country: string): readonly string[] {
  return respondents(context, indicator, period, country).flatMap(member => {
    const given = asking(context, indicator, period).flatMap(round => {
      const found = submissionOf(context, round, member, country)
      if (found?.state !== 'accepted' || found.submission.sentBack.includes(indicator.code)) return []
      const answer = found.submission.answers.find(eachAnswer => eachAnswer.indicator === indicator.code)
      const first = answer && answerOn(answer, '')
      return first?.given && !('missing' in first.given) ? [keyOf(first.given)] : []
    })
    return given.slice(-1)
  })
}
