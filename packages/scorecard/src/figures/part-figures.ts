import { askedParts } from '@waymark/framework'
import { ratingStates } from '@waymark/collection'
import type { SettledAnswer, Status } from '../candidate/candidate.ts'
import { figureView } from './figures.ts'
import type { PartFigure } from '../page-types/pages-shared.ts'
import type { Series } from './series.ts'

/**
 * What an answer says of one of its parts: the state or the reason given for it. Where nothing was said, a whole without a value is
 * missing for its own reason, and a whole with one leaves the part to `silence`: what is said of an asked subject without an answer.
 */
function partStatus(status: Status, part: string, silence: string): Status {
  const said = 'parts' in status ? status.parts?.[part] : undefined
  if (said !== undefined) return isState(said) ? { state: said } : { missing: said }
  return 'missing' in status ? { missing: status.missing } : { missing: silence }
}

const isState = (word: string): boolean => (ratingStates as readonly string[]).includes(word)

/** The series of each part that somebody is asked: the subjects, scope and periods of the whole, and what each said of the part. */
export function partSeries(
  series: Series,
  silence: string,
): readonly { readonly part: string; readonly series: Series }[] {
  if (series.indicator.answer !== 'rating' || series.instrument !== 'round') return []
  return askedParts(series.indicator).map(({ code }) => ({
    part: code,
    series: {
      ...series,
      id: `${series.id}/part/${code}`,
      answers: new Map([...series.answers].map(([subject, answer]) => [subject, ofPart(answer, code, silence)])),
    },
  }))
}

const ofPart = (answer: SettledAnswer, part: string, silence: string): SettledAnswer => ({
  ...answer,
  status: partStatus(answer.status, part, silence),
})

/**
 * The figure of each part of a compound question, over exactly the subjects of its whole: asked of the part are all who were asked the whole.
 * A part about one form of exploitation names it. Source: definitions 5a and 13, models.md 1.
 */
export function partFigures(series: Series, silence: string): readonly PartFigure[] {
  return partSeries(series, silence).map(({ part, series: of }) => ({
    id: of.id,
    indicator: series.indicator.code,
    part,
    figure: figureView(of),
  }))
}

/** The same over the places of one group. */
export function partFiguresOf(
  series: Series,
  silence: string,
  group: { readonly id: string; readonly places: readonly string[] },
): readonly PartFigure[] {
  const places = new Set(group.places)
  return partSeries(series, silence).map(({ part, series: of }) => ({
    id: `${of.id}/${group.id}`,
    indicator: series.indicator.code,
    part,
    figure: figureView(of, places),
  }))
}
