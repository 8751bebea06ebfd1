/** Plans, learning, baselines, entries and printed surveys as tables: each row is a thing that stands on a page too. */
import { besideWords } from '@waymark/collection'
import type { Baseline, Entry, Priority, Status } from '../candidate/candidate.ts'
import { csvParts } from '../bytes/csv.ts'
import { fieldsOf } from './open-data-fields.ts'
import type { ActionView, LearningView } from '../page-types/pages-work.ts'
import { surveyPage } from '../pages/survey-page.ts'
import { learningView, priorityView } from '../pages/work.ts'
import type { Site } from '../pages/site.ts'

type Row = readonly (string | number)[]
type Work = 'plans' | 'learning' | 'baselines' | 'entries' | 'surveys'

/** The five tables, one after the other. */
export function* workTables(site: Site): Generator<readonly [string, string]> {
  const { priorities, learning, baselines, entries, surveys } = site.base
  yield* table(
    'plans',
    flat(priorities, priority => planRows(site, priority)),
  )
  yield* table(
    'learning',
    flat(learning, chain => learningRows(learningView(site, chain))),
  )
  yield* table('baselines', flat(baselines, baselineRows))
  yield* table('entries', flat(entries, entryRows))
  yield* table(
    'surveys',
    flat(surveys, survey => surveyRows(survey.id, surveyPage(site, survey).figures)),
  )
}

function table(name: Work, rows: Iterable<Row>): Generator<readonly [string, string]> {
  const header = fieldsOf[name].map(field => field.name)
  return csvParts(`data/${name}.csv`, header, rows)
}

function* flat<T>(items: readonly T[], rowsOf: (item: T) => Iterable<Row>): Generator<Row> {
  for (const item of items) yield* rowsOf(item)
}

const spaced = (words: readonly string[] = []): string => words.join(' ')
const blank = (times: number): readonly string[] => Array.from({ length: times }, () => '')

function* planRows(site: Site, priority: Priority): Generator<Row> {
  const { id, place = '', region = '', edition = '', indicator = '', lesson = '', reason } = priority
  const about = [place, region, edition, indicator]
  if (reason !== undefined) yield ['priority', id, '', ...about, '', ...blank(7), lesson, ...blank(11), reason]
  const { actions } = priorityView(site, priority)
  for (const [
    at,
    { start = '', due = '', status = '', expects, named = [], observed, online = '', what, id: action, ...more },
  ] of actions.entries()) {
    const expected = [expects?.indicator ?? '', expects?.from ?? '', expects?.to ?? '', expects?.by ?? '']
    const seen = spaced(observed.map(one => `${one.period.label}:${wordOf(one.status)}`))
    const { themes, serves } = priority.actions[at]!
    const aims = [spaced(themes), online, spaced(serves)]
    yield [
      'action',
      action,
      id,
      ...about,
      '',
      due,
      status,
      ...expected,
      seen,
      '',
      ...aims,
      start,
      named.join('; '),
      more.supports?.key ?? '',
      ...blank(5),
      what,
    ]
    yield* partRows(more, [action, ...about])
  }
}

/** Milestones and updates of an action, with the action and what it is about. */
function* partRows(
  { milestones = [], resources = [], updates }: Pick<ActionView, 'milestones' | 'resources' | 'updates'>,
  about: readonly string[],
): Generator<Row> {
  for (const { id, sort, due = '', reached = '', shows = '', what } of milestones)
    yield ['milestone', id, ...about, reached, due, ...blank(13), sort, ...blank(3), shows, what]
  for (const { id, used, sort, amount = '', currency = '' } of resources)
    yield ['resource', id, ...about, ...blank(15), sort, used, amount, currency, ...blank(2)]
  for (const { id, day, status, text } of updates) yield ['update', id, ...about, day, '', status, ...blank(17), text]
}

/** An answer in one word: its state, its number or why it has none. */
function wordOf(status: Status): string {
  if ('missing' in status) return status.missing
  if ('state' in status) return status.state
  if ('count' in status) return status.count
  return 'numerator' in status ? `${status.numerator}/${status.denominator}` : 'text'
}

function* learningRows(chain: LearningView): Generator<Row> {
  const {
    id,
    place = '',
    region = '',
    edition = '',
    indicator = '',
    change,
    forms,
    online = '',
    served = [],
    takenUp,
  } = chain
  const steps = ['finding', 'lesson', 'decision', 'change'] as const
  for (const step of steps) {
    const reached = chain[step]
    if (!reached) continue
    const changed = step === 'change' ? [change?.indicator ?? indicator, change?.action ?? ''] : [indicator, '']
    const rests = step === 'lesson' ? spaced(takenUp.map(priority => priority.id)) : ''
    const looked =
      step === 'finding'
        ? [spaced(forms.map(form => form.code)), online, spaced(served.map(servedRef => servedRef.key))]
        : blank(3)
    yield [id, step, reached.day, place, region, edition, ...changed, rests, ...looked, reached.text]
  }
}

function* baselineRows({
  id,
  subject,
  framework,
  from,
  last,
  agreedOn,
  revises = '',
  basis,
  values,
}: Baseline): Generator<Row> {
  const about = [id, subject, framework, from, last, agreedOn, revises]
  for (const { indicator, version, status, source = '' } of values)
    yield [...about, indicator, version, ...valueOf(status), source, basis ?? 'core']
}

/** State, the words beside it, number, "of" and the reason there is none, as in observations.csv. */
function valueOf(status: Status): readonly string[] {
  const none = besideWords.map(() => '')
  if ('missing' in status) return ['', ...none, '', '', status.missing]
  if ('state' in status) return [status.state, ...besideWords.map(word => status[word] ?? ''), '', '', '']
  if ('count' in status) return ['', ...none, status.count, '', '']
  return 'numerator' in status ? ['', ...none, status.numerator, status.denominator, ''] : ['text', ...none, '', '', '']
}

function* entryRows(entry: Omit<Entry, 'members'>): Generator<Row> {
  const { id, kind, level, day, until = '', stages = [], confirmedOn = '', places, themes, online = '', title } = entry
  const values = [
    ...Object.entries(entry.choices ?? {}).flatMap(([field, codes]) => codes.map(code => `${field}:${code}`)),
    ...Object.entries(entry.numbers).map(([field, number]) => `${field}:${number}`),
    ...Object.entries(entry.days ?? {}).flatMap(([field, days]) => days.map(eachDay => `${field}:${eachDay}`)),
    ...Object.entries(entry.money ?? {}).map(
      ([field, { amount, currency, year, as }]) => `${field}:${amount}:${currency}:${year}:${as}`,
    ),
  ].sort()
  const history = spaced(stages.map(entryStage => `${entryStage.stage}:${entryStage.on}`))
  const about = [id, kind, level, day, until, history, confirmedOn, spaced(places), spaced(themes)]
  const aims = [online, spaced(entry.serves)]
  yield [...about, ...aims, spaced(values), spaced(entry.merged), entry.reviewed === false ? 'no' : '', title]
}

function* surveyRows(survey: string, figures: ReturnType<typeof surveyPage>['figures']): Generator<Row> {
  for (const { id, printed, printedPercent, recomputedPercent } of figures) {
    const { yes, answered, asked } = printed
    yield [survey, id, yes, answered, asked, printedPercent ?? '', recomputedPercent ?? '']
  }
}
