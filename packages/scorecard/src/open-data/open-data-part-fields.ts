import { text } from './open-data-field.ts'
import { observationFields } from './open-data-observations.ts'

/** Columns that say the same in several files, by name. */
export const asInObservations = (name: (typeof observationFields)[number]['name']) =>
  observationFields.find(field => field.name === name)!

/** The part of a compound question, in figures.csv and parts.csv. */
export const partField = text(
  'part',
  'code of the part of a compound question; in figures.csv empty for a figure of the whole',
  {
    ru: 'код части составного вопроса; в figures.csv пусто, если число о целом',
    ar: 'رمز الجزء من سؤال مركّب؛ وفي figures.csv فارغ إن كان الرقم للكل',
    sv: 'kod för delen av en sammansatt fråga; i figures.csv tomt för ett tal om helheten',
  },
)

/** The columns of `data/parts.csv`: one row per part of each answer. Exactly one of state and missing is filled in. */
export const partFields = [
  ...(['framework', 'edition', 'indicator', 'version'] as const).map(asInObservations),
  partField,
  text('theme', 'the form of exploitation that the part asks about by itself; empty for other parts', {
    ru: 'форма эксплуатации, о которой часть спрашивает отдельно; пусто для других частей',
    ar: 'شكل الاستغلال الذي يسأل عنه الجزء وحده؛ فارغ لغيره من الأجزاء',
    sv: 'den form av exploatering som delen frågar om för sig; tomt för andra delar',
  }),
  ...(['period', 'subject_kind', 'subject', 'respondent_type', 'state', 'missing', 'observation'] as const).map(
    asInObservations,
  ),
] as const
