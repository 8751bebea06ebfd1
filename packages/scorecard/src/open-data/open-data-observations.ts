import { online, serves, themes } from './open-data-about-fields.ts'
import { columnsOf } from './open-data-field.ts'

const observations = columnsOf('observations')

/** The columns of `data/observations.csv`. Exactly one of state, number and missing is filled in. */
export const observationFields = [
  observations.text('framework'),
  observations.text('edition'),
  observations.text('indicator'),
  observations.wholeNumber('version'),
  observations.text('period'),
  observations.day('period_from'),
  observations.day('period_until'),
  observations.text('subject_kind'),
  observations.text('subject'),
  observations.text('respondent_type'),
  observations.text('instrument'),
  observations.text('state'),
  observations.text('step'),
  observations.wholeNumber('number'),
  observations.wholeNumber('of'),
  observations.text('missing'),
  observations.text('how'),
  observations.day('settled_on'),
  observations.text('source_row'),
  observations.text('observation'),
  observations.text('evidence'),
  observations.text('national'),
  observations.text('reviewed'),
  themes,
  online,
  serves,
] as const
