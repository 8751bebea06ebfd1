/**
 * Writes the draft of a country's baseline: its starting conditions, and for each core indicator, or each indicator of a national results
 * framework that stands for it, a value or a reason.
 */
import { done, refused, type Result } from '@waymark/language'
import type { Day } from '@waymark/network'
import { readBaselineDays, standingBaselines } from '@waymark/plan'
import {
  firstValuesOf,
  keepText,
  lockBaselinesOf,
  subjectOfCountry,
  writeBaselineDraft,
  type BaselineBasis,
  type BaselineRow,
  type FreeText,
  type NewBaselineDraft,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { readOptional, readWritten } from '../plans/written.ts'
import { firstOf } from '../refusal.ts'
import type { BaselinesRefusal } from './refusals.ts'
import { coreFrameworks, type CoreFramework } from './core-of.ts'
import { readBaselineValue, type ReadBaselineValue, type TypedBaselineValue } from './typed-value.ts'

export type BaselineForm = {
  /** Code of the country. */
  readonly place: string
  /** Id of the edition whose core indicators it is over. */
  readonly edition: string
  /** `core`, or `national-framework`: over the indicators that the form says something of. */
  readonly basis: string
  readonly from: string
  readonly until: string
  readonly start: string
  /** Why an agreed baseline is revised; empty for the first. */
  readonly reason: string
  /** By the code of the indicator. One that is left out is open. */
  readonly values: Readonly<Record<string, TypedBaselineValue>>
  readonly language: string
  /** The revision of the draft the form was made from; 0 where there was none. */
  readonly revision: number
}

type Kept = {
  readonly read: ReadBaselineValue
  readonly version: string
  readonly note: FreeText | null
  readonly before: string | null
}

/**
 * Keeps the draft. Refuses a country that is not the desk's, an edition without core indicators, days that lie ahead or run
 * backwards, indicators outside the core unless it is a national results framework, no words on the starting conditions, a value without its source, a source without where it can be found, an answer of a
 * later period than the baseline speaks of, a revision without a reason, and a draft that was changed meanwhile.
 */
export async function saveBaseline(
  desk: Desk,
  form: BaselineForm,
): Promise<Result<{ readonly baseline: string }, BaselinesRefusal>> {
  return perform<{ readonly baseline: string }, BaselinesRefusal>(desk, 'save-baseline', async act => {
    const { t, at, today, about } = act
    const id = await subjectOfCountry(t, form.place)
    const subject = id && (await subjectReached(desk, 'save-baseline', { ...act, subject: id }))
    const framework = (await coreFrameworks(t, form.place)).find(
      coreFramework => coreFramework.edition.id === form.edition,
    )
    if (!subject || !framework) return refused({ kind: 'thing.not-found' })
    const all = (await lockBaselinesOf(t, subject.id)).filter(
      lockBaseline => lockBaseline.framework === framework.edition.framework,
    )
    const draft = all.find(lockBaseline => lockBaseline.state === 'draft')
    if ((draft?.revision ?? 0) !== form.revision) return refused({ kind: 'baseline.changed-meanwhile' })
    const [revised] = standingBaselines(all)
    const basis = readBasis(form.basis)
    const days = readBaselineDays(form, today as Day)
    const start = readWritten('start', form.start, form.language)
    const reason = revised ? readWritten('reason', form.reason, form.language) : done(null)
    const until = days.ok ? days.value.until : today
    const values = await readValues(act, { form, framework, subject: subject.id, until, draft })
    const problems = [basis, days, start, reason, ...values].flatMap(value => (value.ok ? [] : [value.refusal]))
    if (!basis.ok || !days.ok || !start.ok || !reason.ok || problems.length > 0)
      return refused(firstOf<BaselinesRefusal>(problems))
    const made: NewBaselineDraft = {
      id: draft?.id ?? null,
      subject: subject.id,
      framework: framework.edition.framework,
      edition: framework.edition.id,
      basis: basis.value,
      ...days.value,
      start: (await keepText(t, draft?.start ?? null, start.value))!,
      revises: revised?.id ?? null,
      reason: await keepText(t, draft?.reason ?? null, reason.value),
      values: await kept(
        act,
        values.flatMap(value => (value.ok && value.value ? [value.value] : [])),
      ),
      person: desk.person?.id ?? null,
      at,
    }
    const baseline = await writeBaselineDraft(t, made)
    const { from, until: last, values: said, basis: over } = made
    about(baseline, {
      subject: made.subject,
      edition: made.edition,
      basis: over,
      from,
      until: last,
      revises: made.revises,
      values: said,
    })
    return done({ baseline })
  })
}

function readBasis(given: string): Result<BaselineBasis, BaselinesRefusal> {
  return given === 'core' || given === 'national-framework'
    ? done(given)
    : refused<BaselinesRefusal>({ kind: given === '' ? 'field.missing' : 'field.unknown', field: 'basis' })
}

type Reading = {
  readonly form: BaselineForm
  readonly framework: CoreFramework
  readonly subject: string
  readonly until: string
  readonly draft: BaselineRow | undefined
}

async function readValues(
  { t }: Act,
  { form, framework, subject, until, draft }: Reading,
): Promise<Result<Kept | null, BaselinesRefusal>[]> {
  const firsts = new Map((await firstValuesOf(t, subject)).map(first => [first.indicator, first]))
  const strangers = Object.keys(form.values)
    .filter(
      code => ![...framework.core, ...framework.others].some(coreIndicator => coreIndicator.content.code === code),
    )
    .map(code => refused<BaselinesRefusal>({ kind: 'field.unknown', field: `source.${code}` }))
  const outside = new Set(form.basis === 'core' ? framework.others : [])
  const read = [...framework.core, ...framework.others].map((coreIndicator): Result<Kept | null, BaselinesRefusal> => {
    const { version, indicator, content } = coreIndicator
    const typed = form.values[content.code] ?? { source: '' }
    const value = readBaselineValue(typed, { indicator: content, first: firsts.get(indicator), until })
    if (!value.ok) return value
    const note = readOptional(`note.${content.code}`, typed.note, form.language)
    if (!note.ok) return note
    if (value.value === null) return done(null)
    if (outside.has(coreIndicator)) return refused({ kind: 'baseline.not-core', field: `source.${content.code}` })
    const before = draft?.values.find(baselineValue => baselineValue.indicator === indicator)?.note ?? null
    return done({ read: value.value, version: value.value.version ?? version, note: note.value, before })
  })
  return [...strangers, ...read]
}

async function kept({ t }: Act, values: readonly Kept[]): Promise<NewBaselineDraft['values']> {
  const all = []
  for (const { read, version, note, before } of values) {
    const { status, source, round } = read
    all.push({ version, status, source, round, note: await keepText(t, before, note) })
  }
  return all
}
