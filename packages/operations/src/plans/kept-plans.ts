/** What the pages of a desk show of plans as things, and of what was amended in them. */
import { planStateOn } from '@waymark/plan'
import {
  allMembers,
  amendmentsOf,
  indicatorsInUse,
  learningSteps,
  plansOf,
  textsOf,
  type InNetwork,
  type AmendedFrom,
  type StoredText,
  type SupportedThing,
} from '@waymark/store'
import { supportedThings } from './support.ts'

export type KeptPlan = {
  readonly id: string
  readonly title: StoredText
  readonly from: string
  readonly until: string
  readonly state: ReturnType<typeof planStateOn>
  readonly closedOn: string | null
  readonly revision: number
  /** The newest first: each is a version. */
  readonly agreements: readonly { readonly version: number; readonly body: StoredText; readonly on: string }[]
}

export async function keptPlans(t: InNetwork, subject: string, today: string): Promise<readonly KeptPlan[]> {
  const plans = await plansOf(t, subject)
  const words = await textsOf(
    t,
    plans.flatMap(plan => [plan.title, ...plan.agreements.map(agreement => agreement.body)]),
  )
  return plans.map(({ id, title, from, until, state, closedOn, revision, agreements }) => ({
    id,
    title: words.get(title)!,
    from,
    until,
    state: planStateOn({ state, from }, today),
    closedOn,
    revision,
    agreements: agreements.map(({ version, body, on }) => ({ version, body: words.get(body)!, on })).toReversed(),
  }))
}

/** One field as it stood: a text, or values as names, days and codes; neither where nothing stood there. */
export type SaidBeforeShown = {
  readonly field: string
  readonly text: StoredText | null
  readonly values: readonly string[]
}

export type AmendmentShown = {
  readonly id: string
  readonly day: string
  readonly reason: StoredText
  readonly before: readonly SaidBeforeShown[]
}

const texts: ReadonlySet<string> = new Set([
  'title',
  'reason',
  'what',
  'who',
  'resources',
  'change',
  'lesson',
  'milestoneWhat',
  'resourceNote',
  'shows',
])

/** By the id of what was amended. */
export async function amendmentsShown(
  t: InNetwork,
  subject: string,
): Promise<Readonly<Record<string, readonly AmendmentShown[]>>> {
  const rows = await amendmentsOf(t, subject)
  const naming = rows.length === 0 ? null : await namesOf(t)
  const lessonText = (id: string) => naming?.lessons.get(id) ?? id
  const idOf = (field: string, value: string) => (field === 'lesson' ? lessonText(value) : value)
  const things = await supportedThings(
    t,
    rows.flatMap(row => (row.before['supports'] ?? []) as SupportedThing[]),
  )
  const words = await textsOf(
    t,
    rows.flatMap(row => [
      row.reason,
      ...Object.entries(row.before).flatMap(([field, value]) =>
        texts.has(field) && typeof value === 'string' ? [idOf(field, value)] : [],
      ),
    ]),
  )
  const shown = ([field, value]: [string, AmendedFrom[string]]): SaidBeforeShown => {
    if (texts.has(field) && typeof value === 'string')
      return { field, text: words.get(idOf(field, value)) ?? null, values: [] }
    const supported = field === 'supports' ? things.get(value as SupportedThing) : undefined
    if (supported) return { field, text: supported.what, values: [supported.indicator.code] }
    const list = value === null ? [] : typeof value === 'string' ? [value] : value
    return { field, text: null, values: list.map(one => naming?.names.get(one) ?? one) }
  }
  const all = rows.map(({ id, of, day, reason, before }) => ({
    of,
    amendment: { id, day, reason: words.get(reason)!, before: Object.entries(before).map(shown) },
  }))
  return Object.fromEntries(
    [...Map.groupBy(all, one => one.of)].map(([of, some]) => [of, some.map(one => one.amendment)]),
  )
}

/** Names of members and codes of indicators by id, and the text of each lesson. */
async function namesOf(t: InNetwork) {
  return {
    names: new Map([
      ...(await allMembers(t)).map(({ id, name }) => [id, name] as const),
      ...(await indicatorsInUse(t)).map(({ id, code }) => [id, code] as const),
    ]),
    lessons: new Map((await learningSteps(t)).map(step => [step.id, step.text])),
  }
}
