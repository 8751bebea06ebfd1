/** Figures of a survey as its publication prints them. */
import type { LocalName } from './candidate-values.ts'

/**
 * An aggregate-only publication: numbers without countries, as they were printed. Beside what is named here it may hold
 * whatever its page says: method, caveats, chart; plain values with wording in four languages.
 */
export type SurveyPublication = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly title: LocalName
  readonly figures: readonly SurveyItem[]
}

/** One printed figure: yes of those answered, and how many were asked; the per cent as printed, or null. */
export type SurveyItem = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly yes: number
  readonly answered: number
  readonly asked: number
  readonly percent: number | null
}
