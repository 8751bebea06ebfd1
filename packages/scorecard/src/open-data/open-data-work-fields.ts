import { besideWords } from '@waymark/collection'
import { online, serves, themes } from './open-data-about-fields.ts'
import { columnsOf } from './open-data-field.ts'
import { asInObservations } from './open-data-part-fields.ts'

const common = columnsOf('common')
const plans = columnsOf('plans')
const learning = columnsOf('learning')
const baselines = columnsOf('baselines')
const entries = columnsOf('entries')
const surveys = columnsOf('surveys')

const indicator = asInObservations('indicator')
const place = common.text('place')
const region = common.text('region')
const edition = common.text('edition')
const words = common.text('text')
const status = common.text('status')

/** The columns of `data/plans.csv`: one row per priority, action, milestone, resource and update that was made public. */
export const planFields = [
  plans.text('line'),
  plans.text('id'),
  plans.text('within'),
  place,
  region,
  edition,
  indicator,
  plans.day('day'),
  plans.day('due'),
  status,
  plans.text('expects_indicator'),
  plans.text('expects_from'),
  plans.text('expects_to'),
  plans.day('expects_by'),
  plans.text('observed'),
  plans.text('lesson'),
  themes,
  online,
  serves,
  plans.day('start'),
  plans.text('named'),
  plans.text('supports'),
  plans.text('sort'),
  plans.text('used'),
  plans.text('amount'),
  plans.text('currency'),
  plans.text('shows'),
  words,
] as const

/** The columns of `data/learning.csv`: one row per step of a chain that was made public. */
export const learningFields = [
  learning.text('chain'),
  learning.text('step'),
  learning.day('day'),
  place,
  region,
  edition,
  indicator,
  learning.text('action'),
  learning.text('taken_up'),
  themes,
  online,
  serves,
  words,
] as const

/** The columns of `data/baselines.csv`: one row per indicator of each baseline. */
export const baselineFields = [
  baselines.text('baseline'),
  place,
  asInObservations('framework'),
  baselines.day('from'),
  baselines.day('last'),
  baselines.day('agreed_on'),
  baselines.text('revises'),
  indicator,
  asInObservations('version'),
  asInObservations('state'),
  ...besideWords.map(asInObservations),
  asInObservations('number'),
  asInObservations('of'),
  asInObservations('missing'),
  baselines.text('source'),
  baselines.text('basis'),
] as const

/** The columns of `data/entries.csv`: one row per entry. Who took part is in no column. */
export const entryFields = [
  entries.text('entry'),
  entries.text('register'),
  entries.text('level'),
  entries.day('day'),
  entries.day('until'),
  entries.text('stages'),
  entries.day('confirmed_on'),
  entries.text('places'),
  themes,
  online,
  serves,
  entries.text('values'),
  entries.text('merged'),
  entries.text('reviewed'),
  words,
] as const

/** The columns of `data/surveys.csv`: one row per printed figure of a publication that gives figures only. */
export const surveyFields = [
  surveys.text('survey'),
  surveys.text('figure'),
  surveys.wholeNumber('yes'),
  surveys.wholeNumber('answered'),
  surveys.wholeNumber('asked'),
  surveys.wholeNumber('percent_printed'),
  surveys.wholeNumber('percent_recomputed'),
] as const
