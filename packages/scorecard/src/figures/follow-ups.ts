import { noAnswerPublished } from '@waymark/collection'
import { proposedStanding } from '@waymark/framework'
import type { FollowUp } from '@waymark/measure'
import type { AdoptedEdition, Baseline, SettledAnswer } from '../candidate/candidate.ts'
import { groupedBy } from '../candidate/grouped-by.ts'
import type { ReleaseIndex } from '../base/release-index.ts'
import { remembered } from '../candidate/remembered.ts'
import { isValue } from './series.ts'

/** Codes of the indicators that a baseline on this edition is over. */
export function coreOf({ core, edition, national }: AdoptedEdition): readonly string[] {
  if (core) return core
  const common = edition.indicators.filter(indicator => national?.[indicator.code] === undefined)
  return common.filter(indicator => proposedStanding(indicator) === 'core').map(indicator => indicator.code)
}

/** Of baselines that revise each other, those that no other revises. */
export function standingOf(baselines: readonly Baseline[]): readonly Baseline[] {
  const revised = new Set(baselines.map(baseline => baseline.revises))
  return baselines.filter(baseline => !revised.has(baseline.id))
}

/** Of every indicator of a baseline: whether it has a value there, and one of the same framework for a later period that ends by `until`. */
export function followUps(index: ReleaseIndex, baseline: Baseline, until: string): readonly FollowUp[] {
  return baseline.values.map(({ indicator, status }) => ({
    baseline: !('missing' in status) ? 'value' : status.missing === noAnswerPublished ? 'unpublished' : 'reason',
    later: laterOf(
      index,
      answersOf(index, { ...baseline, indicator, until }).filter(
        answer => periodOf(index, answer).from > baseline.last,
      ),
    ),
  }))
}

/** Whether all that is said of these indicators of a country by then is unpublished: then nothing can be said of it either. */
export function allUnpublished(
  index: ReleaseIndex,
  of: {
    readonly subject: string
    readonly framework: string
    readonly indicators: readonly string[]
    readonly after: string
    readonly until: string
  },
): boolean {
  const all = of.indicators
    .flatMap(indicator => answersOf(index, { ...of, indicator }))
    .filter(answer => periodOf(index, answer).from > of.after)
  return all.length > 0 && all.every(isUnpublished)
}

function answersOf(
  index: ReleaseIndex,
  of: { readonly subject: string; readonly framework: string; readonly indicator: string; readonly until: string },
): readonly SettledAnswer[] {
  const { answers } = index
  const about = remembered(answers, 'subject and indicator', () =>
    groupedBy(answers, settledAnswer => `${settledAnswer.subject} ${settledAnswer.indicator}`),
  )
  return (about.get(`${of.subject} ${of.indicator}`) ?? []).filter(answer => {
    const call = index.callOf.get(answer.call)
    return call !== undefined && call.edition.split('/')[0] === of.framework && call.period.until <= of.until
  })
}

const periodOf = (index: ReleaseIndex, answer: SettledAnswer) => index.callOf.get(answer.call)!.period

/** Of several rounds of a period, one that publishes "not applicable" says what holds over all: no value stands behind another's silence. */
function laterOf(index: ReleaseIndex, answers: readonly SettledAnswer[]): FollowUp['later'] {
  if (answers.some(isValue)) return 'value'
  const periods = groupedBy(answers, answer => `${periodOf(index, answer).label} ${answer.respondentType}`)
  return [...periods.values()].some(rounds => rounds.every(isUnpublished)) ? 'unpublished' : 'none'
}

const isUnpublished = ({ status }: SettledAnswer) => 'missing' in status && status.missing === noAnswerPublished
