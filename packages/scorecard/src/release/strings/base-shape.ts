/** What every string of the public base may be. A new field is refused until it stands here. */
import { besideWords } from '@waymark/collection'
import { languages } from '@waymark/language'
import type { Base } from '../../base/base.ts'
import type { StringShape } from './shape.ts'

const each = (shape: StringShape): StringShape => ({ each: shape })
const byCode = (shape: StringShape): StringShape => ({ byCode: shape })
const row = (fields: Readonly<Record<string, StringShape>>): StringShape => ({ fields })
const ids = each('id')
const codes = each('code')
const slugs = each('slug')

/** The same shape in each language. */
const perLanguage = (shape: StringShape) => Object.fromEntries(languages.map(language => [language, shape]))
const names = row(perLanguage('name'))
const period = row({ label: 'name', from: 'day', until: 'day' })
const step = row({ day: 'day', text: 'id' })

const status = row({
  state: 'code',
  ...Object.fromEntries(besideWords.map(word => [word, 'slug'] as const)),
  parts: 'computed',
  count: 'number',
  numerator: 'number',
  denominator: 'number',
  text: 'id',
  more: ids,
  missing: 'code',
})

const evidence = each(row({ type: 'code', address: 'id', where: 'id', seenOn: 'day', quote: 'id', place: 'id' }))

const money = row({ amount: 'number', currency: 'currency', year: 'number', as: 'code' })

const header = row({
  network: row({ slug: 'label', names, about: names, kind: 'code' }),
  publicRecord: row({ label: 'label', manifest: 'hash' }),
  membership: row({ on: 'day' }),
})

const calls = row({
  id: 'id',
  kind: 'code',
  label: 'name',
  title: names,
  edition: 'edition',
  period,
  openedOn: 'day',
  basis: 'code',
  scopeRule: row({
    rule: 'code',
    region: 'slug',
    group: 'slug',
    day: 'day',
    ...perLanguage('content'),
  }),
  source: 'slug',
  scope: row({ country: codes, group: slugs, network: slugs }),
  asked: each(row({ indicator: 'code', subjectKind: 'code', respondentType: 'slug', subjects: slugs })),
  leftOut: codes,
  registers: codes,
  upperLists: each(row({ register: 'code', level: 'code', subject: 'slug' })),
})

const editions = row({
  id: 'id',
  edition: 'content',
  sha256: 'hash',
  state: 'code',
  agreements: each(row({ body: 'name', day: 'day', lateReason: 'id', indicators: codes })),
  revisions: each(row({ day: 'day', reason: 'id' })),
  core: codes,
  national: byCode(row({ place: 'code', body: 'name', day: 'day' })),
  placing: row({ body: 'name', day: 'day' }),
})

const answers = row({
  observation: 'observation',
  call: 'id',
  indicator: 'code',
  subjectKind: 'code',
  subject: 'slug',
  respondentType: 'slug',
  status,
  how: 'code',
  rationales: ids,
  themes: slugs,
  online: 'code',
  serves: each('served'),
  evidence,
  settledOn: 'day',
  supersedes: 'id',
  row: row({ source: 'slug', note: 'content', mended: 'content' }),
})

const entries = row({
  id: 'id',
  kind: 'code',
  title: 'id',
  level: 'code',
  day: 'day',
  until: 'day',
  stages: each(row({ stage: 'code', on: 'day', source: 'id' })),
  confirmedOn: 'day',
  places: codes,
  themes: slugs,
  online: 'code',
  serves: each('served'),
  numbers: byCode('number'),
  choices: byCode(codes),
  days: byCode(each('day')),
  money: byCode(money),
  relations: byCode(ids),
  texts: byCode('id'),
  description: 'id',
  evidence,
  contribution: row({ strength: 'code', others: 'id' }),
  merged: ids,
  named: each('name'),
})

const closings = row({
  call: 'id',
  kind: 'code',
  subject: 'slug',
  level: 'code',
  closing: { fields: { missing: 'code' }, or: 'code' },
})

const baselines = row({
  id: 'id',
  subject: 'slug',
  framework: 'code',
  basis: 'code',
  from: 'day',
  last: 'day',
  agreedOn: 'day',
  body: 'id',
  start: 'id',
  revises: 'id',
  reason: 'id',
  values: each(row({ indicator: 'code', status, source: 'code', call: 'id', note: 'id' })),
})

const priorities = row({
  id: 'id',
  place: 'code',
  region: 'slug',
  lesson: 'id',
  indicator: 'code',
  edition: 'edition',
  reason: 'id',
  chosenOn: 'day',
  actions: each(
    row({
      id: 'id',
      what: 'id',
      named: each('name'),
      start: 'day',
      due: 'day',
      expects: row({ edition: 'edition', indicator: 'code', change: 'id', from: 'code', to: 'code', by: 'day' }),
      themes: slugs,
      online: 'code',
      serves: each('served'),
      supports: 'supported',
      status: 'code',
      resources: each(row({ id: 'id', used: 'code', sort: 'code', amount: 'number', currency: 'currency' })),
      milestones: each(row({ id: 'id', sort: 'code', what: 'id', due: 'day', reached: 'day', shows: 'id' })),
      updates: each(row({ id: 'id', day: 'day', status: 'code', text: 'id' })),
    }),
  ),
})

const learning = row({
  id: 'id',
  place: 'code',
  region: 'slug',
  edition: 'edition',
  indicator: 'code',
  themes: slugs,
  online: 'code',
  serves: each('served'),
  finding: step,
  lesson: step,
  decision: step,
  change: row({ day: 'day', text: 'id', action: 'id', indicator: 'code' }),
})

const targets = row({
  id: 'id',
  framework: 'code',
  indicator: 'code',
  state: 'code',
  by: 'day',
  agreedOn: 'day',
  body: 'name',
  region: 'slug',
  place: 'code',
  places: codes,
  milestones: each(row({ by: 'day' })),
})

const figure = row({
  id: 'computed',
  indicator: 'code',
  edition: 'computed',
  period,
  respondentType: 'slug',
  counts: 'code',
  calls: ids,
  figure: 'computed',
})

export const baseShape: Readonly<Record<keyof Base, StringShape>> = {
  header,
  calls: each(calls),
  editions: each(editions),
  registerKinds: 'content',
  answers: each(answers),
  entries: each(entries),
  closings: each(closings),
  places: 'content',
  groups: each(row({ id: 'slug', kind: 'slug', names, on: 'day', places: codes, source: 'content', note: 'content' })),
  sources: 'content',
  members: row({ named: each(row({ name: 'name', places: codes })), present: codes }),
  memberFigures: row({
    figures: each(figure),
    lists: each(row({ edition: 'computed', register: 'code', period: 'name', lists: 'computed' })),
  }),
  splits: each(row({ figure: 'computed', split: 'computed' })),
  baselines: each(baselines),
  before: each(
    row({
      figure: 'computed',
      release: 'label',
      differs: byCode('code'),
      left: byCode('code'),
      totals: byCode('code'),
    }),
  ),
  priorities: each(priorities),
  learning: each(learning),
  objections: each(row({ edition: 'edition', indicator: 'code', text: 'id', reply: 'id', day: 'day' })),
  exclusions: each(row({ call: 'id', indicator: 'code', subject: 'slug', reason: 'content' })),
  surveys: 'content',
  targets: each(targets),
}
