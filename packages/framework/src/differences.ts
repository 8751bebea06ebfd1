import { languages } from '@waymark/language'
import type { Language } from '@waymark/language'
import type { FrameworkEdition } from './edition.ts'
import type { OneText } from './texts.ts'
import { isTypingError } from './typing-error.ts'

/**
 * What a difference asks for. `revision`: a translation, a source or a typing error was changed, which a text revision
 * records. `judgement`: an official wording or a criterion reads differently, and a person must say whether its meaning
 * changed (then a new version) or not (then a revision). `new-version`: a rule changed, so values before and after are
 * not of the same thing. `structure`: an item was added or removed, or the framework around the indicators changed.
 */
export type Effect = 'revision' | 'judgement' | 'new-version' | 'structure'

/** One difference: where it is (`indicator` O1a), in which field (`criteria.yes`) and language, what stood and stands there. */
export type Difference = {
  readonly where:
    | 'framework'
    | 'edition'
    | 'note'
    | 'source'
    | 'theme'
    | 'target-group'
    | 'sdg'
    | 'discrepancy'
    | 'section'
    | 'indicator'
  readonly code: string
  readonly field: string
  readonly language: Language | null
  readonly change: 'added' | 'removed' | 'changed'
  readonly effect: Effect
  readonly before: unknown
  readonly after: unknown
}

type Place = Pick<Difference, 'where' | 'code'>
type At = Place & { readonly field: string }

/** Everything in which two editions differ, by item, field and language; none if and only if they are the same value. */
export function differences(before: FrameworkEdition, after: FrameworkEdition): Difference[] {
  return [
    ...compared({ where: 'framework', code: after.framework.code, field: '' }, before.framework, after.framework),
    ...compared({ where: 'edition', code: after.edition.label, field: '' }, before.edition, after.edition),
    ...compared({ where: 'note', code: '', field: '' }, before.note, after.note),
    ...compared({ where: 'source', code: '', field: '' }, before.sources, after.sources),
    ...compared({ where: 'discrepancy', code: '', field: '' }, before.discrepancies, after.discrepancies),
    ...listed('theme', before.themes, after.themes),
    ...listed('target-group', before.targetGroups, after.targetGroups),
    ...listed('sdg', before.sdgTargets ?? [], after.sdgTargets ?? []),
    ...listed('section', before.sections, after.sections),
    ...listed('indicator', before.indicators, after.indicators),
  ]
}

function listed(
  where: Difference['where'],
  before: readonly { readonly code: string }[],
  after: readonly { readonly code: string }[],
): Difference[] {
  const old = new Map(before.map(item => [item.code, item]))
  const now = new Map(after.map(item => [item.code, item]))
  const codes = [...new Set([...old.keys(), ...now.keys()])]
  const found = codes.flatMap(code => {
    const [one, other] = [old.get(code), now.get(code)]
    if (one && other) return compared({ where, code, field: '' }, one, other)
    return [difference({ where, code, field: '' }, [one, other], 'structure')]
  })
  return [...found, ...reordered({ where, code: '', field: 'order' }, before, after)]
}

function compared(at: At, before: unknown, after: unknown): Difference[] {
  if (same(before, after)) return []
  if (isCodedList(before) && isCodedList(after)) return comparedLists(at, before, after)
  if (!isGroup(before) || !isGroup(after)) return [difference(at, [before, after], effectOf(at))]
  if (isWordings(before) || isWordings(after)) return comparedTexts(at, before, after)
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap(key =>
    compared({ ...at, field: at.field === '' ? key : `${at.field}.${key}` }, before[key], after[key]),
  )
}

type Coded = { readonly code: string }

/** Items of one list are the same item where they have the same code, wherever they stand; the order is compared apart. */
function comparedLists(at: At, before: readonly Coded[], after: readonly Coded[]): Difference[] {
  const old = new Map(before.map(item => [item.code, item]))
  const now = new Map(after.map(item => [item.code, item]))
  const found = [...new Set([...old.keys(), ...now.keys()])].flatMap(code =>
    compared({ ...at, field: `${at.field}[${code}]` }, old.get(code), now.get(code)),
  )
  return [...found, ...reordered(at, before, after)]
}

/** Whether those that stand in both lists stand in another order. */
function reordered(at: At, before: readonly Coded[], after: readonly Coded[]): Difference[] {
  const kept = (items: readonly Coded[], others: readonly Coded[]) =>
    items.map(item => item.code).filter(code => others.some(other => other.code === code))
  const [was, is] = [kept(before, after), kept(after, before)]
  return same(was, is) ? [] : [difference(at, [was, is], 'structure')]
}

function isCodedList(value: unknown): value is readonly Coded[] {
  return Array.isArray(value) && value.every(each => isGroup(each) && typeof each.code === 'string')
}

function comparedTexts(at: At, before: unknown, after: unknown): Difference[] {
  const [one, other] = [wordings(before), wordings(after)]
  return languages.flatMap(language => {
    const [was, is] = [one[language], other[language]]
    if (same(was, is)) return []
    return [{ ...difference(at, [was, is], textEffect(at, was, is)), language }]
  })
}

function textEffect(at: At, was: OneText | undefined, is: OneText | undefined): Effect {
  if (!was || !is || was.text === is.text || isTypingError(was.text, is.text)) return 'revision'
  const bears = /^(?:question|counted|criteria|subQuestions)/.test(at.field)
  return was.status === 'official' || (at.where === 'indicator' && bears) ? 'judgement' : 'revision'
}

const revisable =
  /^(?:variants|discrepancies|themes|targetGroups|sdg|measures|onlineDimension|disaggregations|evidence\.notOlderThan|criteria\.status)/
const framing = /^(?:section|version)/

/** What a field that is no text asks for when it changes: most fields of an indicator decide what a value means. */
function effectOf({ where, field }: At): Effect {
  if (where === 'source' || where === 'discrepancy' || where === 'note') return 'revision'
  if (revisable.test(field)) return 'revision'
  return where === 'indicator' && !framing.test(field) ? 'new-version' : 'structure'
}

function difference(at: At, [before, after]: readonly [unknown, unknown], effect: Effect): Difference {
  const change =
    before === undefined || before === null ? 'added' : after === undefined || after === null ? 'removed' : 'changed'
  return { ...at, language: null, change, effect, before: before ?? null, after: after ?? null }
}

function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isGroup(one) || !isGroup(other) || Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => Object.hasOwn(other, key) && same(one[key], other[key]))
  )
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object'
}

function isWordings(value: unknown): value is Partial<Record<Language, OneText>> {
  if (!isGroup(value) || Array.isArray(value)) return false
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every(key => (languages as readonly string[]).includes(key))
}

function wordings(value: unknown): Partial<Record<Language, OneText>> {
  return isWordings(value) ? value : {}
}
