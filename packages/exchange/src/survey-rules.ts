import type { Finding } from './problem.ts'
import type { SurveyShape } from './survey-shape.ts'

/** What is wrong with a survey whose fields all have the right shape. */
export function surveyProblems(survey: SurveyShape): readonly Finding[] {
  const unknown = unknownIds(survey)
  return unknown.length > 0 ? unknown : [...countProblems(survey), ...restProblems(survey), ...chartProblems(survey)]
}

function unknownIds(survey: SurveyShape): readonly Finding[] {
  const lists = ['universes', 'instruments', 'incomeGroups', 'domains', 'capabilities', 'figures'] as const
  const ids = Object.fromEntries(lists.map(list => [list, survey[list].map(one => one.id)]))
  const twice = lists.flatMap(list =>
    (ids[list] ?? []).flatMap((id, index, all) =>
      all.indexOf(id) === index ? [] : [finding(`${list}[${index}].id`, 'survey.id-twice', `${id} stands twice.`, id)],
    ),
  )
  const named = [
    ...survey.capabilities.map((capability, n) => ['domains', capability.domain, `capabilities[${n}].domain`] as const),
    ...survey.universes.map((universe, n) => ['figures', universe.rest, `universes[${n}].rest`] as const),
    ...survey.figures.flatMap((figure, n) => [
      ['capabilities', figure.capability, `figures[${n}].capability`] as const,
      ['universes', figure.universe, `figures[${n}].universe`] as const,
      ['instruments', figure.instrument, `figures[${n}].instrument`] as const,
      ['incomeGroups', figure.incomeGroup, `figures[${n}].incomeGroup`] as const,
    ]),
  ]
  const unknown = named.flatMap(([list, id, path]) =>
    id === undefined || ids[list]?.includes(id)
      ? []
      : [finding(path, 'survey.id-unknown', `${id} is none of the ${list}.`, id)],
  )
  return [...twice, ...unknown]
}

function countProblems(survey: SurveyShape): readonly Finding[] {
  return survey.figures.flatMap((figure, index) => {
    const { yes, answered } = figure
    const asked = survey.universes.find(universe => universe.id === figure.universe)?.count ?? 0
    const path = `figures[${index}]`
    if (yes > answered) {
      return [
        finding(`${path}.yes`, 'survey.above-answered', `${yes} said yes of ${answered} who answered.`, figure.id),
      ]
    }
    if (answered <= asked) return []
    const message = `${answered} answered of ${asked} asked.`
    return [finding(`${path}.answered`, 'survey.above-asked', message, figure.id)]
  })
}

// "The 12 countries without" must be the 42 who answered less the 30 with.
function restProblems(survey: SurveyShape): readonly Finding[] {
  return survey.universes.flatMap(({ id, count, rest }, index) => {
    const figure = survey.figures.find(eachFigure => eachFigure.id === rest)
    if (!figure || figure.answered - figure.yes === count) return []
    const message = `${count} is not the rest of ${figure.id}: ${figure.answered} less ${figure.yes}.`
    return [finding(`universes[${index}].count`, 'survey.rest-differs', message, id)]
  })
}

function chartProblems(survey: SurveyShape): readonly Finding[] {
  const largest = Math.max(...survey.universes.map(universe => universe.count))
  const overAll = new Set(
    survey.universes.filter(eachUniverse => eachUniverse.count === largest).map(eachUniverse => eachUniverse.id),
  )
  return survey.capabilities.flatMap(({ id, notPooled }, index) => {
    const pooled = survey.figures.some(figure => figure.capability === id && overAll.has(figure.universe))
    if (pooled !== (notPooled !== undefined)) return []
    const path = `capabilities[${index}].notPooled`
    const message = pooled
      ? `${id} has a figure over all countries, so nothing is left out.`
      : `${id} has no figure over all ${largest} countries and does not say why.`
    return [finding(path, 'survey.not-pooled', message, id)]
  })
}

function finding(path: string, kind: string, message: string, given: string): Finding {
  return { path, kind, message, values: { given } }
}
