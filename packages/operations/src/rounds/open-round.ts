/** Opens a round on an edition: who is in scope and who is asked what is frozen before any value is seen. */
import { readRoundDays, readRoundPeriod, type RoundPeriodRefusal, type RoundRefusal } from '@waymark/collection'
import type { FrameworkEdition, Indicator, RegisterKind } from '@waymark/framework'
import { done, refused, type Result, plainText } from '@waymark/language'
import { readDay, readPeriod, type Day, type PeriodRefusal as MalformedPeriod } from '@waymark/network'
import {
  countrySubject,
  editionById,
  freezeAsked,
  freezeVersions,
  groupsOnDay,
  membersOnDay,
  networkSubject,
  officesOnDay,
  registerKindsOf,
  respondentsOf,
  roundLabelTaken,
  saveText,
  subjectsOf,
  versionsInEdition,
  writeRound,
  type AskedList,
  type AskedRow,
  type AskedUpperList,
  type EditionRow,
  type EditionVersion,
  type InNetwork,
} from '@waymark/store'
import { uuidv7 } from 'uuidv7'
import { perform, type Desk } from '../desk.ts'
import { chosenByVersion } from '../plans/choose-optional.ts'
import { readOptional } from '../plans/written.ts'
import type { CommonRefusal } from '../refusal.ts'

export type RoundForm = {
  readonly edition: string
  readonly label: string
  readonly period: string
  readonly due: string
  /** Why the period lies outside of the edition's days; empty where it does not. */
  readonly reason?: string
  /** Language the reason is written in. */
  readonly language?: string
  /** A region's id; empty for every country with a member or an office on the opening day. */
  readonly region?: string
  /** Codes of indicators this round leaves out: asked of nobody, all of scope `not-asked`. */
  readonly without?: readonly string[]
  /** `core`: only what the network decided is core in the edition; everything else is left out as if it were named in `without`. */
  readonly ask?: 'everything' | 'core'
}

export type OpenRoundRefusal =
  | CommonRefusal
  | { readonly kind: 'round.label-taken'; readonly field: string; readonly label: string }
  | { readonly kind: 'round.edition-not-in-use'; readonly state: string }
  | { readonly kind: 'round.nobody-in-scope' }
  | { readonly kind: 'round.nothing-asked'; readonly field: 'without' }
  | { readonly kind: 'round.no-core'; readonly field: 'ask' }
  | ((MalformedPeriod | RoundPeriodRefusal | RoundRefusal) & { readonly field: string })

/** Opens the round today; gives its id. */
export async function openRound(desk: Desk, form: RoundForm): Promise<Result<string, OpenRoundRefusal>> {
  return perform<string, OpenRoundRefusal>(desk, 'open-round', async ({ t, at, today, about }) => {
    const label = plainText(form.label)
    if (label === '') return refused({ kind: 'field.missing', field: 'label' })
    if (await roundLabelTaken(t, label)) return refused({ kind: 'round.label-taken', field: 'label', label })
    const period = readPeriod(form.period)
    if (!period.ok) return refused({ ...period.refusal, field: 'period' })
    const due = readDay(form.due)
    if (!due.ok) return refused({ ...due.refusal, field: 'due' })
    const opens = readDay(today)
    if (!opens.ok) throw new Error(`The clock says ${today}.`)
    const days = readRoundDays({ period: period.value, opens: opens.value, due: due.value })
    if (!days.ok) return refused({ ...days.refusal, field: 'due' })
    const edition = await editionById(t, form.edition)
    if (!edition) return refused({ kind: 'thing.not-found' })
    if (edition.state !== 'in-use') return refused({ kind: 'round.edition-not-in-use', state: edition.state })
    const [first, last] = [edition.content.edition.first as Day, edition.content.edition.last as Day | null]
    const reason = readOptional('reason', form.reason, form.language ?? 'en')
    if (!reason.ok) return reason
    const inDays = { first, last, opens: opens.value, reason: reason.value?.body ?? '' }
    const fits = readRoundPeriod(period.value, inDays)
    if (!fits.ok) return refused({ ...fits.refusal, field: 'period' })
    const circle = await circleOn(t, today, form.region)
    if (!circle) return refused({ kind: 'thing.not-found' })
    if (circle.places.length === 0) return refused({ kind: 'round.nobody-in-scope' })
    const versions = await versionsInEdition(t, edition.id)
    if (form.ask === 'core' && !edition.placing) return refused({ kind: 'round.no-core', field: 'ask' })
    const without = leftOutBy(form, edition, versions)
    const chosen = await chosenByVersion(t, edition)
    const { national } = edition
    const frozen = await whatIsAsked(t, { circle, versions, edition: edition.content, without, chosen, national })
    if (frozen.asked.length + frozen.lists.length + frozen.upper.length === 0)
      return refused({ kind: 'round.nothing-asked', field: 'without' })
    const id = uuidv7()
    const { from, until } = period.value.days
    await writeRound(t, {
      id,
      edition: edition.id,
      label,
      periodLabel: period.value.label,
      from,
      until,
      scopeRule: circle.rule,
      leftOut: edition.content.indicators.map(indicator => indicator.code).filter(code => without.has(code)),
      openedOn: today,
      dueOn: due.value,
      closedOn: null,
      reason: reason.value === null ? null : await saveText(t, reason.value),
    })
    await freezeAsked(t, id, frozen)
    await freezeVersions(t, [...new Set(frozen.asked.map(askedRow => askedRow.version))], at)
    const counts = { scope: frozen.scope.length, asked: frozen.asked.length }
    about(id, { label, period: period.value.label, due: due.value, ...counts })
    return done(id)
  })
}

/** Codes that the round leaves out: those named, and of a round on the core all that stands outside of it. */
function leftOutBy(
  form: Pick<RoundForm, 'without' | 'ask'>,
  edition: EditionRow,
  versions: readonly EditionVersion[],
): ReadonlySet<string> {
  if (form.ask !== 'core') return new Set(form.without)
  const core = new Set(versions.flatMap(({ code, standing }) => (standing === 'core' ? [code] : [])))
  const outside = edition.content.indicators.map(indicator => indicator.code).filter(code => !core.has(code))
  return new Set([...(form.without ?? []), ...outside])
}

/** The countries, members and offices a round is about on its opening day, and the rule in words that drew the circle. */
type Circle = {
  readonly rule: Record<string, string>
  readonly places: readonly string[]
  readonly members: readonly { readonly id: string; readonly places: readonly string[] }[]
  readonly offices: readonly { readonly id: string; readonly place: string }[]
  readonly groups: readonly string[]
}

async function circleOn(t: InNetwork, day: string, region: string | undefined): Promise<Circle | undefined> {
  const members = await membersOnDay(t, day)
  const groups = await groupsOnDay(t, day)
  const offices = (await officesOnDay(t, day)).flatMap(({ id, place }) => (place === null ? [] : [{ id, place }]))
  if (!region) {
    const places = [
      ...new Set([...members.flatMap(member => member.places), ...offices.map(office => office.place)]),
    ].sort()
    const rule = offices.length === 0 ? 'countries-with-a-member' : 'countries-with-a-respondent'
    return { rule: { rule, day }, places, members, offices, groups: groups.map(group => group.id) }
  }
  const chosen = groups.find(group => group.id === region)
  if (!chosen) return undefined
  const inside = members.filter(member => member.places.some(place => chosen.places.includes(place)))
  return {
    rule: { rule: 'countries-of-region', region: chosen.code, day },
    places: chosen.places,
    members: inside,
    offices: offices.filter(office => chosen.places.includes(office.place)),
    groups: [chosen.id],
  }
}

type Asking = {
  readonly circle: Circle
  readonly versions: readonly EditionVersion[]
  readonly edition: FrameworkEdition
  readonly without: ReadonlySet<string>
  /** By optional version, the countries that chose it. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>
  readonly national: EditionRow['national']
}

async function whatIsAsked(
  t: InNetwork,
  { circle, versions, edition, without, chosen, national }: Asking,
): Promise<{ scope: string[]; asked: AskedRow[]; lists: AskedList[]; upper: AskedUpperList[] }> {
  const country = new Map<string, string>()
  for (const place of circle.places) country.set(place, await countrySubject(t, place))
  const own = await networkSubject(t)
  const subjects = await subjectsOf(t)
  const respondents = await respondentsOf(t)
  const office = respondents.find(respondent => respondent.respondentType === 'secretariat')
  const respondentOf = new Map(respondents.map(respondent => [respondent.member ?? respondent.office, respondent.id]))
  const memberSubjects = new Map(
    subjects.flatMap(subject => (subject.member ? [[subject.member, subject.id] as const] : [])),
  )
  const groupSubjects = subjects.flatMap(subject =>
    subject.group && circle.groups.includes(subject.group) ? [subject.id] : [],
  )
  const pairs = {
    country: [...circle.members, ...circle.offices.map(office => ({ ...office, places: [office.place] }))].flatMap(
      eachMember =>
        eachMember.places.flatMap(place =>
          country.has(place) ? [{ subject: country.get(place)!, respondent: respondentOf.get(eachMember.id)! }] : [],
        ),
    ),
    member: circle.members.map(member => ({
      subject: memberSubjects.get(member.id)!,
      respondent: respondentOf.get(member.id)!,
    })),
    group: office ? groupSubjects.map(subject => ({ subject, respondent: office.id })) : [],
    network: office ? [{ subject: own, respondent: office.id }] : [],
  }
  const scope = [...country.values(), ...pairs.member.map(one => one.subject), ...groupSubjects, own]
  const put = new Map(
    edition.indicators.filter(indicator => !without.has(indicator.code)).map(indicator => [indicator.code, indicator]),
  )
  const asked = versions.flatMap(version => {
    const kind = askedKind(put.get(version.code))
    if (!kind) return []
    const own = national.find(nationalInEdition => nationalInEdition.code === version.code)
    const wanted = own ? new Set(own.ended ? [] : [own.subject]) : chosen.get(version.id)
    return pairs[kind]
      .filter(({ subject }) => kind !== 'country' || !wanted || wanted.has(subject))
      .map(pair => ({ version: version.id, ...pair }))
  })
  const counting = new Map(
    [...put.values()].flatMap(eachIndicator =>
      eachIndicator.counts ? [[eachIndicator.counts.register, eachIndicator.counts.over] as const] : [],
    ),
  )
  // What the network alone keeps a list of is closed by the secretariat, as the international list.
  const lists = [...counting].flatMap(([kind, over]) =>
    over === 'network' ? [] : pairs[over].map(pair => ({ kind, ...pair })),
  )
  const kinds = await registerKindsOf(t, [...counting.keys()])
  const upper = kinds.flatMap(kind => upperListsOf(kind, { over: counting.get(kind.code)!, groupSubjects, own }))
  return { scope, asked, lists, upper }
}

/** The lists above the national ones: of each region and of the network, where entries of the kind can have that level. */
function upperListsOf(
  kind: RegisterKind,
  {
    over,
    groupSubjects,
    own,
  }: { readonly over: string; readonly groupSubjects: readonly string[]; readonly own: string },
): readonly AskedUpperList[] {
  if (over === 'member') return []
  const regional = over === 'country' && kind.levels.includes('regional') ? groupSubjects : []
  const international = over === 'network' || kind.levels.includes('international') ? [own] : []
  return [
    ...regional.map(subject => ({ kind: kind.code, level: 'regional' as const, subject })),
    ...international.map(subject => ({ kind: kind.code, level: 'international' as const, subject })),
  ]
}

/** The kind of subject a round asks about this indicator; nothing where it is counted, derived, imported or left out. */
function askedKind(indicator: Indicator | undefined): 'country' | 'member' | 'group' | 'network' | undefined {
  if (!indicator || indicator.origin.kind !== 'asked') return undefined
  return indicator.asks === null || indicator.asks === 'entry' ? undefined : indicator.asks
}
