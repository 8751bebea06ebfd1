import { columnsOf } from './open-data-field.ts'
import { observationFields } from './open-data-observations.ts'

const common = columnsOf('common')
const parts = columnsOf('parts')

/** Columns that say the same in several files, by name. */
export const asInObservations = (name: (typeof observationFields)[number]['name']) =>
  observationFields.find(field => field.name === name)!

/** The part of a compound question, in figures.csv and parts.csv. */
export const partField = common.text('part')

/** The columns of `data/parts.csv`: one row per part of each answer. Exactly one of state and missing is filled in. */
export const partFields = [
  ...(['framework', 'edition', 'indicator', 'version'] as const).map(asInObservations),
  partField,
  parts.text('theme'),
  ...(['period', 'subject_kind', 'subject', 'respondent_type', 'state', 'missing', 'observation'] as const).map(
    asInObservations,
  ),
] as const
