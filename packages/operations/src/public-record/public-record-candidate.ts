/** The candidate of `public-record`: imported facts, aggregate-only surveys, and the groups they are looked at by. */
import {
  editionKey,
  type Call,
  type Candidate,
  type Group,
  type SettledAnswer,
  type Source,
  type Status,
} from '@waymark/scorecard'
import {
  editionsOf,
  factsOf,
  importsOf,
  placesNamed,
  sourcesOf,
  surveysOf,
  type EditionRow,
  type FactRow,
  type ImportRow,
  type InNetwork,
  type SourceRow,
} from '@waymark/store'
import { dayBefore } from '../days.ts'
import type { DeskNetwork } from '../desk.ts'
import { adoptedEdition } from '../releases/adopted-edition.ts'
import { placeOf, publicGroupsOn } from '../releases/place-of.ts'

type About = { readonly network: DeskNetwork; readonly about: Readonly<Record<string, string>> }

/** Everything that was imported, as one candidate. */
export async function publicRecordCandidate(t: InNetwork, { network, about }: About): Promise<Candidate> {
  const edition = (await editionsOf(t)).find(edition => edition.code === 'public-record' && edition.state === 'in-use')
  if (!edition) throw new Error('The public-record framework is not in use.')
  const imports = await importsOf(t)
  const facts = Map.groupBy(await factsOf(t), factRow => factRow.import)
  const sources = await sourcesOf(t)
  const places = await placesNamed(t, [...new Set(imports.flatMap(importRow => importRow.scope))])
  return {
    network: { slug: network.slug, names: network.names, about, kind: 'publisher', invented: network.invented },
    calls: imports.map(importRow => callOf(importRow, edition, sources)),
    editions: [adoptedEdition(edition)],
    registerKinds: [],
    answers: imports.flatMap(importRow =>
      (facts.get(importRow.id) ?? []).map(fact => answerOf(importRow, fact, edition)),
    ),
    entries: [],
    closings: [],
    places: places.map(placeOf),
    groups: await groupsOf(t, imports),
    sources: sources.map(source => sourceOf(source, newestDay(imports, source.id))),
    members: [],
    acceptedSubmissions: [],
    baselines: [],
    priorities: [],
    learning: [],
    objections: [],
    exclusions: [],
    surveys: (await surveysOf(t)) as unknown as Candidate['surveys'],
  }
}

function callOf(importRow: ImportRow, edition: EditionRow, sources: readonly SourceRow[]): Call {
  const title = sources.find(source => source.id === importRow.source)?.description['title'] as string
  return {
    id: importRow.id,
    kind: 'import',
    label: importRow.id,
    title: { en: title },
    edition: editionKey(edition.content),
    period: { label: importRow.periodLabel, from: importRow.from, until: importRow.until },
    openedOn: importRow.asOf,
    basis: importRow.basis,
    scopeRule: importRow.scopeRule,
    source: importRow.source,
    scope: { country: importRow.scope },
    asked: [
      {
        indicator: importRow.indicator,
        version: versionOf(edition, importRow.indicator),
        subjectKind: 'country',
        respondentType: 'source',
        subjects: importRow.asked,
      },
    ],
    registers: [],
  }
}

function answerOf(importRow: ImportRow, fact: FactRow, edition: EditionRow): SettledAnswer {
  return {
    observation: fact.id,
    call: importRow.id,
    indicator: importRow.indicator,
    version: versionOf(edition, importRow.indicator),
    subjectKind: 'country',
    subject: fact.place,
    respondentType: 'source',
    status: fact.status as Status,
    how: 'imported',
    rationales: [],
    evidence: [],
    settledOn: importRow.asOf,
    ...(fact.row === null
      ? {}
      : {
          row: {
            source: importRow.source,
            number: fact.row,
            ...(fact.year === null ? {} : { year: fact.year }),
            ...(fact.note ? { note: fact.note } : {}),
            ...(fact.mended ? { mended: fact.mended } : {}),
          },
        }),
  }
}

function versionOf(edition: EditionRow, indicator: string): number {
  const found = edition.content.indicators.find(eachIndicator => eachIndicator.code === indicator)
  if (!found) throw new Error(`An import speaks of ${indicator}, which the public-record framework does not have.`)
  return found.version.number
}

/** Regions and income groups as they were on the last day of each period, and on the day a source speaks of. */
async function groupsOf(t: InNetwork, imports: readonly ImportRow[]): Promise<Group[]> {
  const days = [...new Set(imports.flatMap(importRow => [dayBefore(importRow.until)]))].sort()
  const groups: Group[] = []
  for (const on of days) groups.push(...(await publicGroupsOn(t, on)))
  return groups
}

/** The last day a source speaks of: of a series the newest. */
function newestDay(imports: readonly ImportRow[], source: string): string | undefined {
  return imports
    .flatMap(importRow => (importRow.source === source ? [importRow.asOf] : []))
    .toSorted()
    .at(-1)
}

type Described = {
  readonly title: string
  readonly publisher: string
  readonly address: string
  readonly licence: string
  readonly seen: string
  readonly note: Readonly<Record<string, string>>
  readonly report: {
    readonly mended: readonly { readonly reason: Record<string, string> }[]
    readonly marked: readonly { readonly reason: Record<string, string> }[]
    readonly leftOut: readonly {
      readonly row: number
      readonly cells: Record<string, string>
      readonly reason: Record<string, string>
    }[]
    readonly absent: readonly { readonly reason: Record<string, string> | null }[]
  }
}

function sourceOf(row: SourceRow, asOf: string | undefined): Source {
  const { title, publisher, address, licence, seen, note, report } = row.description as unknown as Described
  const sentences = [...report.mended, ...report.marked, ...report.absent].flatMap(one =>
    one.reason ? [one.reason] : [],
  )
  return {
    id: row.id,
    title: { en: title },
    publisher,
    address,
    licence,
    seenOn: seen,
    ...(asOf ? { asOf } : {}),
    note,
    mendings: [...new Map(sentences.map(sentence => [sentence['en'], sentence])).values()],
    leftOut: report.leftOut.map(one => ({
      row: one.row,
      name: one.cells['name'] ?? one.cells['code'] ?? '',
      reason: one.reason,
    })),
  }
}
