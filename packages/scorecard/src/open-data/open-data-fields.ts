import { meanings, type FieldsFile } from './open-data-field.ts'
import { targetFields } from './open-data-target-fields.ts'
import { changeFields } from './open-data-change-fields.ts'
import { baselineFields, entryFields, learningFields, planFields, surveyFields } from './open-data-work-fields.ts'
import { figureFields } from './open-data-figures.ts'
import { partFields } from './open-data-part-fields.ts'
import { observationFields } from './open-data-observations.ts'

/** The columns of each open-data file in their order. */
export const fieldsOf = {
  observations: observationFields,
  figures: figureFields,
  parts: partFields,
  changes: changeFields,
  targets: targetFields,
  plans: planFields,
  learning: learningFields,
  baselines: baselineFields,
  entries: entryFields,
  surveys: surveyFields,
} as const

export const fieldsFile: FieldsFile = {
  format: 'CSV (RFC 4180), UTF-8, comma, header in the first line, CR LF',
  missing: meanings.files.missing,
  formulas: meanings.files.formulas,
  files: [
    { path: 'data/observations.csv', fields: fieldsOf.observations },
    { path: 'data/figures.csv', fields: fieldsOf.figures },
    { path: 'data/parts.csv', fields: fieldsOf.parts },
    { path: 'data/changes.csv', fields: fieldsOf.changes },
    { path: 'data/targets.csv', fields: fieldsOf.targets },
    { path: 'data/plans.csv', fields: fieldsOf.plans },
    { path: 'data/learning.csv', fields: fieldsOf.learning },
    { path: 'data/baselines.csv', fields: fieldsOf.baselines },
    { path: 'data/entries.csv', fields: fieldsOf.entries },
    { path: 'data/surveys.csv', fields: fieldsOf.surveys },
  ],
}
