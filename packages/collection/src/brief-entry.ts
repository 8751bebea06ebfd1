/** What of an entry is typed in its list itself, and what a form that asks no more leaves as it stands. */
import type { RegisterField, RegisterKind } from '@waymark/framework'
import { saysSomething } from '@waymark/language'
import type { TypedEntry, TypedStage } from './typed-entry.ts'

/** As typed: the title, the days, the stage reached last with its day, and the kind's own fields that every entry must have. */
export type BriefEntry = {
  readonly title: string
  readonly day: string
  readonly until: string
  readonly stage: string
  readonly on: string
  readonly fields: Readonly<Record<string, readonly string[]>>
}

export const noBrief: BriefEntry = { title: '', day: '', until: '', stage: '', on: '', fields: {} }

const askedKinds: readonly RegisterField['kind'][] = ['choice', 'text', 'number', 'year', 'link', 'day']

/** The kind's own fields that a list asks in place: those without which no entry is handed in. Names of things elsewhere are given on its page. */
export const briefFields = ({ fields }: Pick<RegisterKind, 'fields'>): readonly RegisterField[] =>
  fields.filter(({ kind, required }) => required && askedKinds.includes(kind))

/** What stands in place of an entry. */
export function briefOf(kind: Pick<RegisterKind, 'fields'>, typed: TypedEntry): BriefEntry {
  const last = typed.stages?.at(-1)
  const said = briefFields(kind).map(({ code }) => [code, [typed.fields?.[code] ?? []].flat()] as const)
  return {
    title: typed.title,
    day: typed.day,
    until: typed.until ?? '',
    stage: last?.stage ?? '',
    on: last?.on ?? '',
    fields: Object.fromEntries(said.filter(([, values]) => values.length > 0)),
  }
}

/** The whole entry with what was typed in place; another stage than the last is one more, and what is not asked there stays. */
export function withBrief(kind: Pick<RegisterKind, 'fields'>, before: TypedEntry, brief: BriefEntry): TypedEntry {
  const asked = new Set(briefFields(kind).map(({ code }) => code))
  const others = Object.entries(before.fields ?? {}).filter(([code]) => !asked.has(code))
  const own = Object.entries(brief.fields).filter(([code]) => asked.has(code))
  return {
    ...before,
    title: brief.title,
    day: brief.day,
    until: brief.until,
    stages: stagesWith(before.stages ?? [], brief),
    fields: Object.fromEntries([...others, ...own]),
  }
}

function stagesWith(before: readonly TypedStage[], { stage, on }: BriefEntry): readonly TypedStage[] {
  if (stage === '' && on === '') return before
  const last = before.at(-1)
  return last?.stage === stage ? [...before.slice(0, -1), { ...last, on }] : [...before, { stage, on }]
}

/** Whether anything was typed: an empty line of a list is none. */
export const saysBrief = ({ fields, ...words }: BriefEntry): boolean =>
  [...Object.values(words), ...Object.values(fields).flat()].some(text => saysSomething(text))

/** Where a problem of the whole entry stands in place: at the stage, whichever line it is, and else under its own name. */
export const briefField = (field: string): string => field.replace(/^stages\.\d+\.(stage|on)$/, '$1')
