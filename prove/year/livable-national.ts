/** National indicators as far as the proof lives them: ratings that members answer with what else they hand in about their country, and nobody rules on or ends. */
import type { Submission, World } from '../recount/world.ts'
import type { NationalAnswer, NationalIndicator } from '../recount/world-more.ts'

export function livableNational({ national = [], submissions }: World): {
  readonly national: readonly NationalIndicator[]
  readonly notLived: readonly string[]
} {
  const lived = national.filter(indicator => isLived(indicator, submissions))
  const left = national.length - lived.length
  return {
    national: lived,
    notLived:
      left === 0
        ? []
        : [`${left} national indicators that are no rating, end, are ruled on, corrected, held or sent back`],
  }
}

const isLived = ({ kind, ended, rulings, answers, country }: NationalIndicator, all: World['submissions']): boolean =>
  kind === 'rating' &&
  ended === null &&
  rulings.length === 0 &&
  answers.every(answer => isSentWith(answer, country, all))

/** Handed in with what else the member says of its country in the round, and neither held, corrected nor sent back. */
function isSentWith(
  { round, respondent, history, held, corrections }: NationalAnswer,
  country: string,
  all: World['submissions'],
): boolean {
  const own = all.find(
    ({ subject, ...submission }) =>
      submission.round === round &&
      submission.respondent === respondent &&
      subject.kind === 'country' &&
      subject.code === country,
  )
  return held === null && corrections.length === 0 && own !== undefined && isWhole(own) && own.history === history
}

const isWhole = ({ answers, history, sentBack }: Submission): boolean =>
  answers.length > 0 && sentBack.length === 0 && history.every(({ state }) => state !== 'returned')
