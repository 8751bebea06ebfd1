import { columnsOf } from './open-data-field.ts'
import { partField } from './open-data-part-fields.ts'

const figures = columnsOf('figures')

/** The columns of `data/figures.csv`: one row per line of a figure. */
export const figureFields = [
  figures.text('figure'),
  figures.text('edition'),
  figures.text('indicator'),
  figures.whole('version'),
  partField,
  figures.text('period'),
  figures.text('respondent_type'),
  figures.text('counts'),
  figures.text('line'),
  figures.whole('value'),
  figures.whole('of'),
  figures.whole('at_most'),
  figures.whole('percent_low'),
  figures.whole('percent_high'),
  figures.whole('scope_at_most'),
  figures.whole('scope_percent_low'),
  figures.whole('scope_percent_high'),
  figures.whole('in_scope'),
  figures.whole('asked'),
  figures.whole('applicable'),
  figures.whole('answered'),
  figures.text('note'),
] as const
