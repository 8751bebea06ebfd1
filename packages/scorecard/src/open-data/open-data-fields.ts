import type { FieldsFile } from './open-data-field.ts'
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
  missing: {
    en: 'A missing value has its reason in its own column. It is never 0, never blank without a reason, never left out.',
    ru: 'Причина отсутствия значения стоит в своём столбце. Отсутствие никогда не равно 0, не бывает пустым без причины и не пропускается.',
    ar: 'لكل قيمة غائبة سببها في عمود خاص. فهي ليست صفرًا أبدًا، ولا فراغًا بلا سبب، ولا تُحذف.',
    sv: 'Ett saknat värde har sitt skäl i en egen kolumn. Det är aldrig 0, aldrig tomt utan skäl och utelämnas aldrig.',
  },
  formulas: {
    en: 'A text that a spreadsheet would run as a formula begins with an apostrophe that is not part of it.',
    ru: 'Текст, который таблица приняла бы за формулу, начинается с апострофа, не входящего в него.',
    ar: 'كل نص قد يشغّله جدول البيانات كصيغة يبدأ بفاصلة علوية ليست جزءًا منه.',
    sv: 'En text som ett kalkylblad skulle köra som formel börjar med en apostrof som inte hör till den.',
  },
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
