import { columnsOf } from './open-data-field.ts'

const targets = columnsOf('targets')

/** The columns of `data/targets.csv`: one row per baseline, milestone, observed figure and target. */
export const targetFields = [
  targets.text('target'),
  targets.text('framework'),
  targets.text('indicator'),
  targets.text('state'),
  targets.text('line'),
  targets.day('day'),
  targets.text('figure'),
  targets.text('unit'),
  targets.wholeNumber('value'),
  targets.wholeNumber('at_most'),
  targets.wholeNumber('of'),
  targets.wholeNumber('over'),
  targets.wholeNumber('joined_later'),
] as const
