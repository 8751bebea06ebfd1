/** What States recommend to a State that is reviewed: public facts from named sources. Source: models.md 7. */
import { done, refused, type Result } from '@waymark/language'
import type { PlaceCode } from '@waymark/network'
import { z } from 'zod'
import { atLine, atRow, cellFinding, type Problem, type TextFile } from './problem.ts'
import { columnProblems, duplicateProblems, rowCountProblems } from './same-rows.ts'
import { readTable, type Row, type Table } from './table.ts'
import { code, rowCount, slug, source, tableName, words, type ContentSource, type WordsByLanguage } from './words.ts'
import { readYaml } from './yaml-file.ts'

/** `accepted`: a promise, not a change. `noted`: every response that does not accept, as the source has one word for them. */
const responses = ['accepted', 'noted'] as const
export type RecommendationResponse = (typeof responses)[number]

/**
 * A recommendation by one State to another in a session. `id`: its row in the source; `by`: null where the source does not know the State;
 * `asks`, `topics`, `chosen`: codes of the list.
 */
export type Recommendation = {
  readonly id: string
  readonly session: number
  readonly place: PlaceCode
  readonly by: PlaceCode | null
  readonly response: RecommendationResponse
  readonly asks: string
  readonly topics: readonly string[]
  readonly chosen: string
}

/** How many recommendations of any kind a State received in a session: what those that are kept here are counted out of. */
export type RecommendationsReceived = { readonly session: number; readonly place: PlaceCode; readonly all: number }

/** A word of the list with its name; `rule`: what puts a recommendation under it. */
export type RecommendationWord = { readonly code: string; readonly name: WordsByLanguage }
export type ChosenWord = RecommendationWord & { readonly rule: WordsByLanguage }

/** The recommendations of one source that are kept, and what they were chosen from. `id`: the name of its files. */
export type RecommendationList = {
  readonly id: string
  readonly mechanism: string
  readonly source: ContentSource
  readonly chosen: readonly ChosenWord[]
  readonly topics: readonly RecommendationWord[]
  readonly asks: readonly RecommendationWord[]
  readonly recommendations: readonly Recommendation[]
  readonly received: readonly RecommendationsReceived[]
}

const word = z.strictObject({ code: slug, name: words })
const description = z.strictObject({
  mechanism: code,
  table: tableName,
  rows: rowCount,
  reviews: tableName,
  reviewRows: rowCount,
  chosen: z.array(word.extend({ rule: words })).min(1),
  topics: z.array(word).min(1),
  asks: z.array(word).min(1),
  source,
})
const columns = ['id', 'session', 'place', 'by', 'response', 'asks', 'topics', 'chosen']

type Known = { readonly places: ReadonlySet<string>; readonly mechanisms: ReadonlySet<string> }

/**
 * Reads every list of recommendations: a description (YAML) and two tables (CSV) that it names: the recommendations, and how many of any kind
 * each State received. Refuses a missing table, an unknown mechanism or place, a word that the description lacks, a row of the source twice, a
 * review twice, a recommendation in a review that is not counted, and more recommendations than were received.
 */
export function readRecommendations(
  files: readonly TextFile[],
  known: Known,
): Result<readonly RecommendationList[], readonly Problem[]> {
  const read = files.filter(({ file }) => file.endsWith('.yaml')).map(file => readList(file, files, known))
  const problems = read.flatMap(list => (list.ok ? [] : list.refusal))
  return problems.length > 0 ? refused(problems) : done(read.flatMap(list => (list.ok ? [list.value] : [])))
}

function readList(
  described: TextFile,
  files: readonly TextFile[],
  known: Known,
): Result<RecommendationList, readonly Problem[]> {
  const about = readYaml(described, description)
  if (!about.ok) return about
  const { chosen, topics, asks, mechanism } = about.value
  if (!known.mechanisms.has(mechanism)) {
    const message = `The mechanism ${mechanism} is not known.`
    return refused([
      atLine(described.file, 1, { path: 'mechanism', kind: 'recommendation.mechanism-unknown', message }),
    ])
  }
  const tables = [about.value.table, about.value.reviews].map(name => tableNamed(described, files, name))
  const [listed, counted] = tables
  if (!listed!.ok) return listed!
  if (!counted!.ok) return counted!
  const shape = [
    ...columnProblems(listed!.value, columns),
    ...rowCountProblems(listed!.value, about.value.rows),
    ...columnProblems(counted!.value, ['session', 'place', 'all']),
    ...rowCountProblems(counted!.value, about.value.reviewRows),
  ]
  if (shape.length > 0) return refused(shape)
  const list = { chosen, topics, asks }
  const received = counted!.value.rows.map(receivedOf)
  const problems = [
    ...counted!.value.rows.flatMap(row => receivedProblems(counted!.value, row, known)),
    ...duplicateProblems(counted!.value, reviewKey, 'place'),
    ...listed!.value.rows.flatMap(row => rowProblems(listed!.value, row, { ...known, ...codesOf(list) })),
    ...duplicateProblems(listed!.value, ({ cells }) => cells['id'] ?? '', 'id'),
    ...outOfReceived(listed!.value, received),
  ]
  if (problems.length > 0) return refused(problems)
  const id = described.file.replace(/^.*[/]|[.]yaml$/g, '')
  const recommendations = listed!.value.rows.map(recommendationOf)
  return done({ id, mechanism, source: about.value.source, ...list, recommendations, received })
}

function tableNamed(described: TextFile, files: readonly TextFile[], name: string): Result<Table, readonly Problem[]> {
  const path = described.file.replace(/[^/]*$/, name)
  const file = files.find(held => held.file === path)
  if (file) return readTable(file)
  const message = `The table ${name} is missing.`
  return refused([atLine(described.file, 1, { path: name, kind: 'content.without-sibling', message })])
}

const codesOf = (list: Pick<RecommendationList, 'chosen' | 'topics' | 'asks'>) => ({
  chosen: new Set(list.chosen.map(named => named.code)),
  topics: new Set(list.topics.map(named => named.code)),
  asks: new Set(list.asks.map(named => named.code)),
})

type KnownWords = Known & ReturnType<typeof codesOf>

const reviewKey = ({ cells }: Row): string => `${cells['session']} ${cells['place']}`
const isCount = (given: string): boolean => /^(?:0|[1-9]\d{0,4})$/.test(given)
const topicsOf = (cell: string): readonly string[] => cell.split(' ').filter(topic => topic !== '')

function receivedProblems(table: Table, row: Row, { places }: Known): readonly Problem[] {
  const { session = '', place = '', all = '' } = row.cells
  return [
    ...(places.has(place) ? [] : [cellFinding('place', 'recommendation.place-unknown', place, 'is not a known place')]),
    ...(isCount(session)
      ? []
      : [cellFinding('session', 'recommendation.not-a-number', session, 'is no number of a session')]),
    ...(isCount(all) ? [] : [cellFinding('all', 'recommendation.not-a-number', all, 'is no count')]),
  ].map(found => atRow(table, row.row, found))
}

function rowProblems(table: Table, row: Row, known: KnownWords): readonly Problem[] {
  const { id = '', by = '', place = '', response = '', asks = '', topics = '', chosen = '' } = row.cells
  const unknown = (path: string, given: string, why: string) =>
    cellFinding(path, 'recommendation.word-unknown', given, why)
  return [
    ...(/^[\w:.-]{1,40}$/.test(id) ? [] : [unknown('id', id, 'is no row of the source')]),
    ...(known.places.has(place)
      ? []
      : [cellFinding('place', 'recommendation.place-unknown', place, 'is not a known place')]),
    ...(by === '' || known.places.has(by)
      ? []
      : [cellFinding('by', 'recommendation.place-unknown', by, 'is not a known place')]),
    ...(responses.some(word => word === response)
      ? []
      : [unknown('response', response, `is none of ${responses.join(', ')}`)]),
    ...(known.asks.has(asks) ? [] : [unknown('asks', asks, 'stands in no word of the list')]),
    ...(known.chosen.has(chosen) ? [] : [unknown('chosen', chosen, 'stands in no word of the list')]),
    ...topicsOf(topics)
      .filter(topic => !known.topics.has(topic))
      .map(topic => unknown('topics', topic, 'stands in no word of the list')),
  ].map(found => atRow(table, row.row, found))
}

/** Every review of which recommendations are kept is counted, with at least as many. */
function outOfReceived(table: Table, received: readonly RecommendationsReceived[]): readonly Problem[] {
  const all = new Map(received.map(review => [`${review.session} ${review.place}`, review.all]))
  const kept = new Map<string, number>()
  return table.rows.flatMap(row => {
    const key = reviewKey(row)
    kept.set(key, (kept.get(key) ?? 0) + 1)
    if (kept.get(key)! <= (all.get(key) ?? 0)) return []
    const why = 'received fewer recommendations in this session'
    return [
      atRow(table, row.row, cellFinding('place', 'recommendation.more-than-received', row.cells['place'] ?? '', why)),
    ]
  })
}

const receivedOf = ({ cells }: Row): RecommendationsReceived => ({
  session: Number(cells['session']),
  place: cells['place'] as PlaceCode,
  all: Number(cells['all']),
})

const recommendationOf = ({ cells }: Row): Recommendation => ({
  id: cells['id']!,
  session: Number(cells['session']),
  place: cells['place'] as PlaceCode,
  by: cells['by'] === '' ? null : (cells['by'] as PlaceCode),
  response: cells['response'] as RecommendationResponse,
  asks: cells['asks']!,
  topics: topicsOf(cells['topics'] ?? ''),
  chosen: cells['chosen']!,
})
