/** Loads the checked content into the database: equal content changes nothing. */
import { lastDay, readPeriod } from '@waymark/network'
import type { ContentGroup, GroupList, ImportPlan, ContentPlace } from '@waymark/exchange'
import {
  writeImport,
  writePlaces,
  writeReferenceGroup,
  writeRegisterKind,
  writeRecommendationList,
  writeReviewList,
  writeReviewMechanism,
  writeShippedFramework,
  writeSource,
  writeSurvey,
  type ImportWrite,
} from '@waymark/store'
import { canonicalJson } from '@waymark/scorecard'
import { auditInstallation, type InstallationDeed } from '../audit/append.ts'
import type { Runtime } from '../runtime.ts'
import { sha256Of } from '../sha256.ts'
import type { Content } from './read-content.ts'

type Owner = Parameters<typeof writePlaces>[0]

/** In one transaction, so that nothing is ever half loaded. */
export async function loadContent(runtime: Runtime, content: Content): Promise<void> {
  const at = runtime.now()
  await runtime.installation.owner.db.transaction().execute(async t => {
    await loadPlacesAndGroups(runtime, t, content)
    for (const kind of content.registers) {
      const sha256 = sha256Of(canonicalJson(kind))
      if (await writeRegisterKind(t, { code: kind.code, content: kind, sha256 }))
        await auditLoaded(runtime, t, { deed: 'load-register-kind', name: kind.code, sha256 })
    }
    for (const { edition, sha256, demonstration } of content.frameworks) {
      const [code, label] = [edition.framework.code, edition.edition.label]
      if (await writeShippedFramework(t, { code, edition: label, sha256, content: edition, demonstration, at }))
        await auditLoaded(runtime, t, { deed: 'load-framework', name: `${code}/${label}`, sha256 })
    }
    for (const plan of content.reference.facts) await loadImport(runtime, t, plan)
    for (const survey of content.surveys) {
      const sha256 = sha256Of(canonicalJson(survey))
      if (await writeSurvey(t, { id: survey.id, content: survey, sha256, at }))
        await auditLoaded(runtime, t, { deed: 'load-survey', name: survey.id, sha256 })
    }
    await loadReviews(runtime, t, content.reference)
  })
}

/** One entry of the audit for all that changed of the places, and one for the groups: they come in lists of hundreds. */
async function loadPlacesAndGroups(runtime: Runtime, t: Owner, { reference }: Content): Promise<void> {
  const places = reference.places.flatMap(list => list.places.map(place => placeRow(place, list.sources)))
  const changed = new Set(await writePlaces(t, places))
  if (changed.size > 0) {
    const sha256 = sha256Of(canonicalJson(places.filter(place => changed.has(place.code))))
    await auditLoaded(runtime, t, { deed: 'load-places', name: 'places', sha256 })
  }
  const groups = reference.groups.flatMap(list => list.groups.map(group => groupRow(group, list)))
  const written = []
  for (const group of groups) if (await writeReferenceGroup(t, group)) written.push(group)
  if (written.length > 0)
    await auditLoaded(runtime, t, { deed: 'load-groups', name: 'groups', sha256: sha256Of(canonicalJson(written)) })
}

/** What was loaded stands in the content: the audit commits to its digest. */
const auditLoaded = (
  runtime: Runtime,
  t: Owner,
  { deed, name, sha256 }: { readonly deed: InstallationDeed; readonly name: string; readonly sha256: string },
) => auditInstallation(runtime, t, { deed, object: `${deed} ${name}`, content: { sha256 } })

type NameSources = Content['reference']['places'][number]['sources']

function placeRow(place: ContentPlace, sources: NameSources) {
  const nameSources = Object.fromEntries(
    Object.entries(place.nameSources).map(([language, key]) => [language, sources[key]?.title ?? key]),
  )
  const { code, kind, alpha2, m49, partOf, names, tile } = place
  return { code, kind, alpha2, m49, partOf, names, nameSources, tile: tile ? ([tile.row, tile.column] as const) : null }
}

/** A group with what is said about it: the assumptions behind mended memberships stand on its page. */
function groupRow(group: ContentGroup, list: GroupList) {
  const mended = list.mended.filter(membership => membership.says === group.code || membership.taken === group.code)
  const note = mended.length === 0 ? null : joined(mended.map(membership => membership.reason))
  return {
    code: group.code,
    kind: group.kind,
    names: group.names,
    source: `${list.source.title}; ${list.source.publisher}`,
    note,
    memberships: group.memberships,
  }
}

const joined = (all: readonly Readonly<Record<string, string>>[]) =>
  Object.fromEntries(
    Object.keys(all[0] ?? {}).map(language => [language, [...new Set(all.map(one => one[language]))].join(' ')]),
  )

/** Mechanisms first: reviews and recommendations name them. */
async function loadReviews(runtime: Runtime, t: Owner, content: Content['reference']): Promise<void> {
  const { mechanisms, reviews } = content
  for (const [at, mechanism] of mechanisms.entries()) {
    const { code } = mechanism
    const sha256 = sha256Of(canonicalJson({ at, mechanism }))
    if (await writeReviewMechanism(t, { code, at, content: mechanism, sha256 }))
      await auditLoaded(runtime, t, { deed: 'load-reviews', name: code, sha256 })
  }
  for (const list of reviews) {
    const sha256 = sha256Of(canonicalJson(list))
    if (await writeReviewList(t, { ...list, sha256, at: runtime.now() }))
      await auditLoaded(runtime, t, { deed: 'load-reviews', name: list.id, sha256 })
  }
  for (const list of content.recommendations) {
    const sha256 = sha256Of(canonicalJson(list))
    const { source, chosen, topics, asks } = list
    const about = { source, chosen, topics, asks }
    if (await writeRecommendationList(t, { ...list, about, sha256, at: runtime.now() }))
      await auditLoaded(runtime, t, { deed: 'load-recommendations', name: list.id, sha256 })
  }
}

/** Loads one import plan; false where the same content is there already. */
export async function loadImport(runtime: Runtime, t: Owner, plan: ImportPlan): Promise<boolean> {
  const at = runtime.now()
  const sha256 = sha256Of(canonicalJson(withoutBigints(plan)))
  const { series, indicator } = plan
  const report = withoutBigints((series ?? plan).report)
  const description = { ...plan.source, report, indicator }
  // The imports of a series share their source: it has a digest of its own, and is written once for all of them.
  const source = series ? { id: series.id, sha256: sha256Of(canonicalJson(description)) } : { id: plan.id, sha256 }
  const described = await writeSource(t, { ...source, description, at })
  const written = await writeImport(t, importRow(plan, sha256, at))
  if (described || written) await auditLoaded(runtime, t, { deed: 'load-facts', name: plan.id, sha256 })
  return written
}

function importRow(plan: ImportPlan, sha256: string, at: Date): ImportWrite {
  const { when } = plan.facts[0]!
  const period = 'period' in when ? { label: when.period, days: when.days } : yearOf(when.day)
  const asOf = 'period' in when ? (when.day ?? lastDay(when.days)) : when.day
  const mendings = new Map(plan.report.mended.map(mendedRow => [mendedRow.row, mendedRow.reason]))
  const marks = new Map(plan.report.marked.map(notedRow => [notedRow.row, notedRow.reason]))
  return {
    id: plan.id,
    source: (plan.series ?? plan).id,
    indicator: plan.indicator,
    periodLabel: period.label,
    from: period.days.from,
    until: period.days.until,
    asOf,
    basis: 'applicable',
    scope: plan.scope,
    asked: plan.asked,
    report: withoutBigints(plan.report),
    scopeRule: { rule: 'group-of-source', group: plan.universe },
    sha256,
    at,
    facts: plan.facts.map(fact => ({
      place: fact.place,
      status: factStatus(fact.value),
      row: fact.row,
      year: fact.year,
      note: fact.note,
      mended: fact.row === null ? absence(plan, fact.place) : (mendings.get(fact.row) ?? marks.get(fact.row) ?? null),
    })),
  }
}

function absence(plan: ImportPlan, place: string) {
  return plan.report.absent.find(one => one.place === place)?.reason ?? null
}

function factStatus(value: ImportPlan['facts'][number]['value']) {
  if ('missing' in value) return { missing: value.missing }
  if ('state' in value) return { state: value.state, ...(value.step ? { step: value.step } : {}) }
  return withoutBigints(value)
}

/** A state true on a day belongs to the calendar year of that day. */
function yearOf(day: string) {
  const period = readPeriod(day.slice(0, 4))
  if (!period.ok) throw new Error(`${day} lies in no year that can be read.`)
  return period.value
}

/** Counts as decimal text: JSON has no bigint. */
function withoutBigints(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)))
}
