/** A form as XLSForm, the sheets that Kobo, ODK and Enketo make a form of. Source: https://xlsform.org/en/ */
import type { WrittenRow, WrittenSheet } from '../workbook/written.ts'
import {
  askedWhen,
  choiceLists,
  languageTitle,
  listNamer,
  taken,
  type CollectedField,
  type CollectedForm,
  type CollectedText,
} from './form.ts'

/** The sheets `survey`, `choices` and `settings`, with a column of labels for each language. */
export function xlsform(form: CollectedForm): readonly WrittenSheet[] {
  const lists = choiceLists(form)
  const labelled = (name: string) => form.languages.map(language => `${name}::${languageTitle(language)}`)
  const columns = [
    'type',
    'name',
    ...labelled('label'),
    'relevant',
    'constraint',
    ...labelled('constraint_message'),
    'calculation',
    'appearance',
  ]
  const choices = [...lists].flatMap(([list, own]) =>
    own.map(({ code, label }) => [list, code, ...inEach(form, label)]),
  )
  return [
    sheet('survey', columns, surveyRows(form, listNamer(lists))),
    sheet('choices', ['list_name', 'name', ...labelled('label')], choices),
    sheet(
      'settings',
      ['form_title', 'form_id', 'version', 'default_language'],
      [[form.title, form.id, form.version, languageTitle(form.languages[0]!)]],
    ),
  ]
}

/** A reference to another field stands in `${}`; what only looks like one in a text is kept from being taken for it. */
const inEach = ({ languages }: CollectedForm, text: CollectedText): readonly string[] =>
  languages.map(({ tag }) => (text[tag] ?? '').replaceAll('${', '$ {'))

type Namer = ReturnType<typeof listNamer>

function surveyRows(form: CollectedForm, listOf: Namer): readonly (readonly string[])[] {
  const none = form.languages.map(() => '')
  const constants = Object.entries(form.constants).map(([name, value]) => [
    'calculate',
    name,
    ...none,
    '',
    '',
    ...none,
    `'${value}'`,
    '',
  ])
  const groups = form.groups.flatMap(({ name, label, fields }) => [
    ['begin_group', name, ...inEach(form, label), '', '', ...none, '', ''],
    ...fields.map(field => fieldRow(form, field, listOf)),
    ['end_group', '', ...none, '', '', ...none, '', ''],
  ])
  return [...constants, ...groups]
}

const types = { text: 'text', long: 'text', count: 'integer', past: 'date', note: 'note' } as const

function fieldRow(form: CollectedForm, field: CollectedField, listOf: Namer): readonly string[] {
  const { kind, name, label, choices = [] } = field
  const message = kind === 'count' ? form.wholeOnly : kind === 'past' ? form.pastOnly : {}
  return [
    kind === 'one' ? `select_one ${listOf(choices)}` : types[kind],
    name,
    ...inEach(form, label),
    askedWhen(field, other => `\${${other}}`) ?? '',
    taken(field) ?? '',
    ...inEach(form, message),
    '',
    kind === 'long' ? 'multiline' : '',
  ]
}

function sheet(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): WrittenSheet {
  const row =
    (style: 'heading' | 'fixed') =>
    (texts: readonly string[]): WrittenRow => ({ cells: texts.map(text => ({ text, style })) })
  return {
    name,
    rightToLeft: false,
    columns: columns.map(() => ({ width: 24 })),
    rows: [row('heading')(columns), ...rows.map(row('fixed'))],
  }
}
