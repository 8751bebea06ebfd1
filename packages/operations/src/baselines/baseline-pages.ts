/** The baselines of countries at the desk: what is set, what is open, what is not possible and why. */
import { showIndicator, type IndicatorShown, type LocalText } from '@waymark/framework'
import { standingBaselines } from '@waymark/plan'
import type { Status } from '@waymark/scorecard'
import {
  baselinesOf,
  firstValuesOf,
  textsOf,
  type BaselineBasis,
  type BaselineRow,
  type EditionRow,
  type InNetwork,
  type StoredText,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { subjectByCode, subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { reachOf, reaches } from '../people/reach.ts'
import { reachesSubject } from '../people/reach-of-desk.ts'
import { coreFrameworks, type CoreFramework, type CoreIndicator } from './core-of.ts'

/** How far a baseline is: set + not possible + open = the core indicators, or those that a national results framework names. */
export type BaselineCounts = {
  readonly core: number
  readonly set: number
  readonly impossible: number
  readonly open: number
}

export type BaselineLine = {
  readonly subject: SubjectShown
  readonly framework: LocalText
  readonly state: 'none' | 'draft' | 'agreed'
  readonly counts: BaselineCounts
}

/** Every country this desk reaches, with where its baseline stands on each framework. */
export function baselinesPage(desk: Desk): Promise<readonly BaselineLine[]> {
  return readAs(desk, async t => {
    const reach = await reachOf(desk, 'save-baseline', { t, today: dayOf(desk.runtime.now()) })
    const frameworks = await coreFrameworks(t, '')
    const rows = Map.groupBy(await baselinesOf(t, null), row => `${row.subject} ${row.framework}`)
    return [...(await subjectNames(desk, t)).values()]
      .filter(name => name.kind === 'country')
      .filter(name => reaches(reach, { ...name, place: name.code, member: null, group: null, places: [] }))
      .flatMap(subject =>
        frameworks.map(({ edition, core }): BaselineLine => {
          const all = rows.get(`${subject.id} ${edition.framework}`) ?? []
          const shown = standingBaselines(all)[0] ?? all[0]
          const counts = countsOf(shown, core)
          return { subject, framework: edition.content.framework.name, state: shown?.state ?? 'none', counts }
        }),
      )
  })
}

function countsOf(row: BaselineRow | undefined, core: CoreFramework['core']): BaselineCounts {
  const said = new Map(row?.values.map(value => [value.indicator, value]))
  const own =
    row?.basis === 'national-framework' ? row.values : core.flatMap(indicator => said.get(indicator.indicator) ?? [])
  const set = own.filter(baselineValue => !('missing' in baselineValue.status)).length
  const all = row?.basis === 'national-framework' ? own.length : core.length
  return { core: all, set, impossible: own.length - set, open: all - own.length }
}

export type BaselineValueShown = {
  readonly indicator: IndicatorShown
  readonly status: Status | null
  readonly source: 'answer' | 'import' | 'study' | null
  readonly note: StoredText | null
  /** The first settled answer: a proposal, with the label of its period. */
  readonly proposal: { readonly status: Status; readonly period: string } | null
}

export type BaselineShown = {
  readonly id: string
  readonly state: 'draft' | 'agreed'
  readonly basis: BaselineBasis
  readonly from: string
  readonly until: string
  readonly start: StoredText
  readonly agreedOn: string | null
  readonly body: StoredText | null
  readonly record: StoredText | null
  readonly reason: StoredText | null
  /** An agreed one that another has replaced. */
  readonly revised: boolean
  readonly revision: number
  readonly counts: BaselineCounts
  readonly values: readonly BaselineValueShown[]
}

export type BaselineFramework = {
  readonly edition: string
  readonly name: LocalText
  /** Newest first: the draft, what stands, what was revised. */
  readonly baselines: readonly BaselineShown[]
  /** What a form begins with: every core indicator with its proposal. */
  readonly core: readonly BaselineValueShown[]
  /** What a national results framework may name beside them. */
  readonly others: readonly BaselineValueShown[]
}

export type BaselinePage = { readonly subject: SubjectShown; readonly frameworks: readonly BaselineFramework[] }

/** Null where the country is not this desk's. */
export function baselinePage(desk: Desk, country: string): Promise<BaselinePage | null> {
  return readAs(desk, async t => {
    const subject = subjectByCode(await subjectNames(desk, t), country)
    if (!subject || subject.kind !== 'country') return null
    if (!(await reachesSubject(desk, t, { subject: subject.id, deed: 'save-baseline' }))) return null
    const rows = await baselinesOf(t, subject.id)
    const frameworks: BaselineFramework[] = []
    for (const framework of await coreFrameworks(t, country))
      frameworks.push(
        await frameworkShown(t, {
          ...framework,
          subject: subject.id,
          rows: rows.filter(row => row.framework === framework.edition.framework),
        }),
      )
    return { subject, frameworks }
  })
}

type Showing = CoreFramework & { readonly subject: string; readonly rows: readonly BaselineRow[] }

async function frameworkShown(
  t: InNetwork,
  { edition, core, others, subject, rows }: Showing,
): Promise<BaselineFramework> {
  const firsts = new Map((await firstValuesOf(t, subject)).map(firstValue => [firstValue.indicator, firstValue]))
  const texts = await textsOf(
    t,
    rows.flatMap(row => [
      row.start,
      row.body,
      row.record,
      row.reason,
      ...row.values.map(baselineValue => baselineValue.note),
    ]),
  )
  const text = (id: string | null) => (id === null ? null : (texts.get(id) ?? null))
  const standing = new Set(standingBaselines(rows).map(row => row.id))
  const valuesOf = (row: BaselineRow | undefined, over: readonly Named[]): readonly BaselineValueShown[] =>
    over.map(({ indicator, content }) => {
      const said = row?.values.find(value => value.indicator === indicator)
      const first = firsts.get(indicator)
      return {
        indicator: showIndicator(content, edition.content.sections),
        status: (said?.status as Status | undefined) ?? null,
        source: said?.source ?? null,
        note: text(said?.note ?? null),
        proposal: first ? { status: first.status as Status, period: first.period } : null,
      }
    })
  const shown = rows.map((row): BaselineShown => ({
    id: row.id,
    state: row.state,
    basis: row.basis,
    from: row.from,
    until: row.until,
    start: texts.get(row.start)!,
    agreedOn: row.agreedOn,
    body: text(row.body),
    record: text(row.record),
    reason: text(row.reason),
    revised: row.state === 'agreed' && !standing.has(row.id),
    revision: row.revision,
    counts: countsOf(row, core),
    values: valuesOf(row, row.basis === 'core' ? core : namedBy(row, edition)),
  }))
  const agreed = shown.filter(baseline => baseline.state === 'agreed').toReversed()
  const drafts = shown.filter(baseline => baseline.state === 'draft')
  const begun = rows.find(row => row.state === 'draft') ?? rows.find(row => standing.has(row.id))
  return {
    edition: edition.id,
    name: edition.content.framework.name,
    baselines: [...drafts, ...agreed],
    core: valuesOf(begun, core),
    others: valuesOf(begun, others),
  }
}

type Named = Pick<CoreIndicator, 'indicator' | 'content'>

/** The indicators that a national results framework names, in the order of the edition. */
function namedBy({ values }: BaselineRow, { content }: EditionRow): readonly Named[] {
  return content.indicators.flatMap(indicator => {
    const value = values.find(each => each.code === indicator.code)
    return value ? [{ indicator: value.indicator, content: indicator }] : []
  })
}
