import { columnsOf } from './open-data-field.ts'
import { partField } from './open-data-part-fields.ts'

const figures = columnsOf('figures')

/** The columns of `data/figures.csv`: one row per line of a figure. */
export const figureFields = [
  figures.text('figure'),
  figures.text('edition'),
  figures.text('indicator'),
  figures.wholeNumber('version'),
  partField,
  figures.text('period'),
  figures.text('respondent_type'),
  figures.text('counts'),
  figures.text('line'),
  figures.wholeNumber('value'),
  figures.wholeNumber('of'),
  figures.wholeNumber('at_most'),
  figures.wholeNumber('percent_low'),
  figures.wholeNumber('percent_high'),
  figures.wholeNumber('scope_at_most'),
  figures.wholeNumber('scope_percent_low'),
  figures.wholeNumber('scope_percent_high'),
  figures.wholeNumber('in_scope'),
  figures.wholeNumber('asked'),
  figures.wholeNumber('applicable'),
  figures.wholeNumber('answered'),
  figures.text('note'),
] as const
