/** A form as XForm, which ODK Collect and Enketo open as it is. Source: https://getodk.github.io/xforms-spec/ (ODK XForms 1.0.0). */
import { inXml } from '../workbook/xml-text.ts'
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

const spaces = {
  '': 'http://www.w3.org/2002/xforms',
  h: 'http://www.w3.org/1999/xhtml',
  jr: 'http://openrosa.org/javarosa',
  odk: 'http://www.opendatakit.org/xforms',
  xsd: 'http://www.w3.org/2001/XMLSchema',
}

/** The XML of the form, in all its languages, on one line for each part. */
export function xform(form: CollectedForm): string {
  const declared = Object.entries(spaces).map(([name, space]) => `xmlns${name && `:${name}`}="${space}"`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<h:html ${declared.join(' ')}>`,
    `<h:head><h:title>${inXml(form.title)}</h:title><model odk:xforms-version="1.0.0">`,
    itext(form),
    instances(form),
    ...binds(form),
    '</model></h:head>',
    `<h:body>${body(form)}</h:body>`,
    '</h:html>',
    '',
  ].join('\n')
}

/** Every text of the form: by its id what it says in each language. */
function texts(form: CollectedForm): ReadonlyMap<string, CollectedText> {
  const all = new Map<string, CollectedText>()
  for (const { name, label, fields } of form.groups) {
    all.set(labelId(`/data/${name}`), label)
    for (const field of fields) {
      all.set(labelId(pathOf(name, field)), field.label)
      const message = messageOf(form, field)
      if (message) all.set(messageId(pathOf(name, field)), message)
    }
  }
  for (const [list, choices] of choiceLists(form))
    for (const [at, { label }] of choices.entries()) all.set(`${list}-${at}`, label)
  return all
}

const pathOf = (group: string, { name }: Pick<CollectedField, 'name'>): string => `/data/${group}/${name}`
const labelId = (path: string): string => `${path}:label`
const messageId = (path: string): string => `${path}:jr:constraintMsg`

function messageOf({ wholeOnly, pastOnly }: CollectedForm, { kind }: CollectedField): CollectedText | undefined {
  return kind === 'count' ? wholeOnly : kind === 'past' ? pastOnly : undefined
}

function itext(form: CollectedForm): string {
  const all = [...texts(form)]
  const translations = form.languages.map((language, at) => {
    const said = all.map(([id, text]) => `<text id="${id}"><value>${inXml(text[language.tag] ?? '')}</value></text>`)
    const isDefault = at === 0 ? ' default="true()"' : ''
    return `<translation lang="${inXml(languageTitle(language))}"${isDefault}>${said.join('')}</translation>`
  })
  return `<itext>${translations.join('')}</itext>`
}

function instances(form: CollectedForm): string {
  const constants = Object.keys(form.constants).map(name => `<${name}/>`)
  const groups = form.groups.map(
    ({ name, fields }) => `<${name}>${fields.map(field => `<${field.name}/>`).join('')}</${name}>`,
  )
  const lists = [...choiceLists(form)].map(([list, choices]) => {
    const items = choices.map(
      ({ code }, at) => `<item><itextId>${list}-${at}</itextId><name>${inXml(code)}</name></item>`,
    )
    return `<instance id="${list}"><root>${items.join('')}</root></instance>`
  })
  const data = [...constants, ...groups, '<meta><instanceID/></meta>'].join('')
  const root = `<data id="${inXml(form.id)}" version="${inXml(form.version)}">${data}</data>`
  return [`<instance>${root}</instance>`, ...lists].join('\n')
}

const types = { text: 'string', long: 'string', count: 'int', past: 'date', one: 'string', note: 'string' } as const

function binds(form: CollectedForm): readonly string[] {
  const groupOf = new Map(form.groups.flatMap(({ name, fields }) => fields.map(field => [field.name, name] as const)))
  const pathTo = (name: string) => pathOf(groupOf.get(name)!, { name })
  const constants = Object.entries(form.constants).map(([name, value]) =>
    bind({ nodeset: `/data/${name}`, type: 'string', calculate: `'${value}'` }),
  )
  const fields = form.groups.flatMap(({ name, fields: own }) =>
    own.map(field => {
      const path = pathOf(name, field)
      return bind({
        nodeset: path,
        type: types[field.kind],
        readonly: field.kind === 'note' ? 'true()' : undefined,
        relevant: askedWhen(field, pathTo),
        constraint: taken(field),
        'jr:constraintMsg': messageOf(form, field) && `jr:itext('${messageId(path)}')`,
      })
    }),
  )
  const meta = { nodeset: '/data/meta/instanceID', type: 'string', readonly: 'true()', 'jr:preload': 'uid' }
  return [...constants, ...fields, bind(meta)]
}

function bind(attributes: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${inXml(value)}"`],
  )
  return `<bind ${given.join(' ')}/>`
}

function body(form: CollectedForm): string {
  const listOf = listNamer(choiceLists(form))
  const groups = form.groups.map(({ name, fields }) => {
    const own = fields.map(field => control(pathOf(name, field), field, listOf)).join('')
    return `<group ref="/data/${name}">${label(`/data/${name}`)}${own}</group>`
  })
  return groups.join('\n')
}

const label = (path: string): string => `<label ref="jr:itext('${labelId(path)}')"/>`

function control(path: string, { kind, choices = [] }: CollectedField, listOf: ReturnType<typeof listNamer>): string {
  if (kind !== 'one') {
    const appearance = kind === 'long' ? ' appearance="multiline"' : ''
    return `<input ref="${path}"${appearance}>${label(path)}</input>`
  }
  const from = `instance('${listOf(choices)}')/root/item`
  return `<select1 ref="${path}">${label(path)}<itemset nodeset="${from}"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>`
}
