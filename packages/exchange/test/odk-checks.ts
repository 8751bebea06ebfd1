/**
 * What the specifications of XLSForm and of ODK XForms ask of a form, as far as our forms go; by hand, since no program that checks them runs
 * here. Sources: https://xlsform.org/en/, https://getodk.github.io/xforms-spec/.
 */
import { parseDocument } from 'htmlparser2'
import type { ReadSheet } from '@waymark/exchange'

type Row = Readonly<Record<string, string>>

/** What is wrong with an XLSForm, in words; nothing where it is right. */
export function wrongInXlsform(sheets: readonly ReadSheet[]): readonly string[] {
  const named = new Map(sheets.map(sheet => [sheet.name, rowsOf(sheet)]))
  const [survey, choices, settings] = ['survey', 'choices', 'settings'].map(name => named.get(name))
  if (!survey || !choices || settings?.length !== 1) return ['a sheet is missing']
  const labels = columnsOf(sheets[0]!).filter(column => column.startsWith('label::'))
  const asked = survey.filter(row => row['type'] !== 'end_group')
  const names = asked.map(row => row['name'] ?? '')
  const lists = Map.groupBy(choices, row => row['list_name'] ?? '')
  return [
    ...names.filter(name => !/^[A-Za-z_][\w.-]*$/.test(name)).map(name => `the name ${name}`),
    ...twice(names).map(name => `${name} stands twice`),
    ...asked.filter(({ type = '' }) => !known.test(type)).map(({ type }) => `the type ${type}`),
    ...survey.flatMap(({ type = '' }) => wrongList(type, lists)),
    ...[...lists].flatMap(([list, own]) =>
      twice(own.map(row => row['name'] ?? '')).map(name => `${list} ${name} twice`),
    ),
    ...choices.filter(row => /\s/.test(row['name'] ?? '')).map(row => `the choice ${row['name']}`),
    ...survey.flatMap(row =>
      referred(row)
        .filter(name => !names.includes(name))
        .map(name => `\${${name}} is nothing`),
    ),
    ...[...asked.filter(row => row['type'] !== 'calculate'), ...choices].flatMap(row =>
      labels.filter(label => !row[label]).map(label => `${row['name']} has no ${label}`),
    ),
    ...(labels.includes(`label::${settings[0]!['default_language']}`) ? [] : ['the default language has no labels']),
    ...['form_title', 'form_id', 'version'].filter(name => !settings[0]![name]),
    ...(groupsClose(survey) ? [] : ['a group is not closed']),
  ]
}

const known = /^(?:text|integer|date|note|calculate|begin_group|select_one \w+)$/

const wrongList = (type: string, lists: ReadonlyMap<string, unknown>): readonly string[] => {
  const [, list] = /^select_one (\w+)$/.exec(type) ?? []
  return list !== undefined && !lists.has(list) ? [`the list ${list} is nothing`] : []
}

const referred = (row: Row): readonly string[] =>
  Object.values(row).flatMap(text => [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name))

function groupsClose(rows: readonly Row[]): boolean {
  let depth = 0
  for (const { type } of rows) {
    if (type === 'begin_group') depth++
    if (type === 'end_group') depth--
    if (depth < 0) return false
  }
  return depth === 0
}

const twice = (all: readonly string[]): readonly string[] => all.filter((one, at) => all.indexOf(one) !== at)

const columnsOf = ({ cells }: ReadSheet): readonly string[] =>
  cells.filter(({ row }) => row === 1).map(({ text }) => text)

function rowsOf({ cells }: ReadSheet): readonly Row[] {
  const names = new Map(cells.filter(({ row }) => row === 1).map(({ column, text }) => [column, text]))
  return [...Map.groupBy(cells, ({ row }) => row)]
    .filter(([row]) => row > 1)
    .map(([, own]) => Object.fromEntries(own.map(({ column, text }) => [names.get(column)!, text])))
}

type Node = ReturnType<typeof parseDocument>['children'][number]
type Element = { readonly name: string; readonly attribs: Record<string, string>; readonly children: Node[] }

/** What is wrong with an XForm, in words; nothing where it is right. */
export function wrongInXform(xml: string): readonly string[] {
  const all = elementsIn(parseDocument(xml, { xmlMode: true }).children as Node[])
  const named = (name: string) => all.filter(element => element.name === name)
  const [instance] = named('instance')
  const root = elementsIn(instance?.children ?? [])[0]
  const places = new Set(root ? pathsIn(root, '') : [])
  const bound = named('bind').map(({ attribs }) => attribs['nodeset'] ?? '')
  const texts = named('translation').map(each => elementsIn(each.children).filter(({ name }) => name === 'text'))
  const ids = texts.map(own => own.map(({ attribs }) => attribs['id']!))
  const lists = named('instance').map(({ attribs }) => attribs['id'])
  const controls = all.filter(({ name }) => ['input', 'select1', 'group'].includes(name))
  const asked = [...xml.matchAll(/jr:itext\('([^']*)'\)/g)].map(([, id = '']) => id)
  const items = [...xml.matchAll(/<itextId>([^<]*)</g)].map(([, id = '']) => id)
  return [
    ...(root?.attribs['id'] && root.attribs['version'] ? [] : ['the form has no id and version']),
    ...(places.has('/data/meta/instanceID') ? [] : ['no instanceID']),
    ...bound.filter(path => !places.has(path)).map(path => `${path} is bound and nowhere`),
    ...twice(bound).map(path => `${path} is bound twice`),
    ...controls
      .map(({ attribs }) => attribs['ref']!)
      .filter(path => !places.has(path))
      .map(path => `${path} is asked and nowhere`),
    ...controls
      .filter(({ name, attribs }) => name !== 'group' && !bound.includes(attribs['ref']!))
      .map(({ attribs }) => `${attribs['ref']} is asked and not bound`),
    ...[...asked, ...items].flatMap(id => (ids.every(own => own.includes(id)) ? [] : [`no text ${id}`])),
    ...ids.flatMap(own => twice(own).map(id => `the text ${id} stands twice`)),
    ...(ids.every(own => own.join(' ') === ids[0]!.join(' ')) ? [] : ['languages differ in their texts']),
    ...[...xml.matchAll(/instance\('([^']*)'\)/g)].flatMap(([, id]) => (lists.includes(id) ? [] : [`no list ${id}`])),
    ...pathsReferred(all)
      .filter(path => !places.has(path))
      .map(path => `${path} is asked about and nowhere`),
    ...(named('translation').filter(({ attribs }) => attribs['default'] === 'true()').length === 1
      ? []
      : ['no one default']),
  ]
}

const elementsIn = (nodes: readonly Node[]): Element[] =>
  nodes.flatMap(node => {
    if (!('attribs' in node)) return []
    const element = node as unknown as Element
    return [element, ...elementsIn(element.children)]
  })

const pathsIn = ({ name, children }: Element, above: string): string[] => {
  const own = `${above}/${name}`
  const below = children.filter(child => 'attribs' in child) as unknown as Element[]
  return [own, ...below.flatMap(child => pathsIn(child, own))]
}

const pathsReferred = (all: readonly Element[]): readonly string[] =>
  all
    .filter(({ name }) => name === 'bind')
    .flatMap(({ attribs }) => [...(attribs['relevant'] ?? '').matchAll(/\/data[\w/]*/g)].map(([path]) => path))
