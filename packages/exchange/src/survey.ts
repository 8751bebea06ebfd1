import { done, refused, type Language, type Result } from '@waymark/language'
import type { Days } from '@waymark/network'
import { atLine, type Problem, type TextFile } from './problem.ts'
import { surveyProblems } from './survey-rules.ts'
import { surveyShape, type SurveyShape } from './survey-shape.ts'
import type { ContentSource, WordsByLanguage } from './words.ts'
import { lineOfField, readYaml } from './yaml-file.ts'

/** A name in four languages for an id of the survey. */
export type SurveyName = { readonly id: string; readonly names: WordsByLanguage }

/** The countries a figure speaks of: only their number is known. `rest` is the figure whose "not yes" they are, else null. */
export type Universe = SurveyName & { readonly count: number; readonly rest: string | null }

/** What was asked and of whom; `countries` were asked with it. */
export type Instrument = SurveyName & { readonly respondentType: string; readonly countries: number }

/** One capability; `official` are its numbers in the list of 21. `notPooled` says why it has no figure over all, else null. */
export type Capability = SurveyName & {
  readonly domain: string
  readonly official: readonly number[]
  readonly notPooled: WordsByLanguage | null
}

/**
 * One printed figure: `yes` of the `answered` of the `asked` countries it speaks of, and the per cent as printed (null where
 * none is). Counts of countries without names: those who did not say yes are not told apart. `question`, `instrument` and
 * `respondentType` are what must agree before figures may be put together; each figure asks a question of its own.
 */
export type SurveyedFigure = {
  readonly id: string
  readonly capability: string | null
  readonly universe: string
  readonly asked: number
  readonly answered: number
  readonly yes: number
  readonly percent: number | null
  readonly incomeGroup: string | null
  readonly question: string
  readonly instrument: string
  readonly respondentType: string
  readonly place: string
  readonly counted: WordsByLanguage
  readonly note: WordsByLanguage | null
}

/** A publication that gives figures and no country's answers. `collected` are the days of asking that the source states. */
export type Survey = {
  readonly id: string
  readonly title: WordsByLanguage
  readonly original: Language
  readonly source: ContentSource
  readonly collected: Days
  readonly framework: string
  readonly basis: 'answered'
  readonly universes: readonly Universe[]
  readonly instruments: readonly Instrument[]
  readonly incomeGroups: readonly SurveyName[]
  readonly method: readonly WordsByLanguage[]
  readonly caveats: readonly WordsByLanguage[]
  readonly domains: readonly SurveyName[]
  readonly capabilities: readonly Capability[]
  readonly figures: readonly SurveyedFigure[]
}

/**
 * Reads an aggregate-only publication. Refuses broken YAML, a field of the wrong shape, an id that is unknown or stands
 * twice, yes above answered, answered above asked, a rest that does not add up with the figure it is the rest of, and a
 * capability without a figure over all countries that does not say why. Computes no per cent: that is for `measure`.
 */
export function readSurvey(described: TextFile): Result<Survey, readonly Problem[]> {
  const read = readYaml(described, surveyShape)
  if (!read.ok) return read
  const problems = surveyProblems(read.value).map(finding =>
    atLine(described.file, lineOfField(described.text, finding.path), finding),
  )
  return problems.length > 0 ? refused(problems) : done(surveyOf(read.value))
}

/** The chart of capabilities: figures over every country surveyed, and the capabilities left out with the reason in words. */
export type SurveyChart = {
  readonly shown: readonly { readonly capability: Capability; readonly figures: readonly SurveyedFigure[] }[]
  readonly leftOut: readonly { readonly capability: Capability; readonly reason: WordsByLanguage }[]
}

/**
 * Puts the capabilities into a chart by one rule: shown are those with a figure over the whole survey (the largest
 * universe), left out are those without one. No capability is named here.
 */
export function chartOf(survey: Survey): SurveyChart {
  const largest = Math.max(...survey.universes.map(universe => universe.count))
  const overAll = survey.figures.filter(figure => figure.asked === largest)
  const withFigures = survey.capabilities.map(capability => ({
    capability,
    figures: overAll.filter(figure => figure.capability === capability.id),
  }))
  return {
    shown: withFigures.filter(withFigure => withFigure.figures.length > 0),
    leftOut: withFigures.flatMap(({ capability, figures }) =>
      figures.length === 0 && capability.notPooled ? [{ capability, reason: capability.notPooled }] : [],
    ),
  }
}

function surveyOf(read: SurveyShape): Survey {
  return {
    ...read,
    universes: read.universes.map(universe => ({ ...universe, rest: universe.rest ?? null })),
    capabilities: read.capabilities.map(capability => ({ ...capability, notPooled: capability.notPooled ?? null })),
    figures: read.figures.map(figure => figureOf(figure, read)),
  }
}

function figureOf(figure: SurveyShape['figures'][number], read: SurveyShape): SurveyedFigure {
  const { id, universe, answered, yes, instrument, place, counted } = figure
  return {
    id,
    capability: figure.capability ?? null,
    universe,
    asked: read.universes.find(eachUniverse => eachUniverse.id === universe)!.count,
    answered,
    yes,
    percent: figure.printed ?? null,
    incomeGroup: figure.incomeGroup ?? null,
    question: `${read.id}/${id}`,
    instrument,
    respondentType: read.instruments.find(eachInstrument => eachInstrument.id === instrument)!.respondentType,
    place,
    counted,
    note: figure.note ?? null,
  }
}
