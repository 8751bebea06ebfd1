import { done, refused, type Result } from '@waymark/language'
import type { Known } from './check-mapping.ts'
import { readGroups, type GroupList } from './groups.ts'
import type { ImportPlan } from './import-plan.ts'
import { readMapping } from './mapping.ts'
import { readSeries } from './read-series.ts'
import { readPlaces, type PlaceList } from './places.ts'
import { atLine, type Problem, type TextFile } from './problem.ts'
import type { KnownIndicator } from './read-value.ts'
import { readRecommendations, type RecommendationList } from './recommendations.ts'
import { readMechanisms, readReviewList, type ReviewList, type ReviewMechanism } from './state-reviews.ts'
import { readTable } from './table.ts'

/** A description (YAML) and the table beside it (CSV): the form of every list of places, groups and facts. */
export type Pair = { readonly described: TextFile; readonly listed: TextFile }

/** The shipped content that stands in no network: places, groups, the plans of every file of facts, when States are reviewed by whom, and what is recommended to them. */
export type ReferenceContent = {
  readonly places: readonly PlaceList[]
  readonly groups: readonly GroupList[]
  readonly facts: readonly ImportPlan[]
  readonly mechanisms: readonly ReviewMechanism[]
  readonly reviews: readonly ReviewList[]
  readonly recommendations: readonly RecommendationList[]
}

/**
 * Pairs each YAML file with the CSV file of the same name. A file without its sibling is a problem: half of a source
 * must not be loaded.
 */
function pairFiles(files: readonly TextFile[]): Result<readonly Pair[], readonly Problem[]> {
  const byName = new Map(files.map(textFile => [textFile.file, textFile]))
  const problems: Problem[] = []
  const pairs: Pair[] = []
  for (const { file } of files) {
    const sibling = byName.get(
      file.endsWith('.yaml') ? file.replace(/[.]yaml$/, '.csv') : file.replace(/[.]csv$/, '.yaml'),
    )
    if (!sibling || sibling.file === file) {
      const message = 'A description and its table go together, under one name: x.yaml and x.csv.'
      problems.push(atLine(file, 1, { path: '', kind: 'content.without-sibling', message }))
    } else if (file.endsWith('.yaml')) pairs.push({ described: byName.get(file)!, listed: sibling })
  }
  return problems.length > 0 ? refused(problems) : done(pairs)
}

/**
 * Reads one source of facts into its plans (one, or one for each day of a series): description, table, and everything they
 * are checked against. Refuses as `readMapping`, `readTable` and `readSeries` do.
 */
export function readFactSource(
  { described, listed }: Pair,
  known: Known,
): Result<readonly ImportPlan[], readonly Problem[]> {
  const mapping = readMapping(described)
  if (!mapping.ok) return mapping
  const table = readTable(listed)
  return table.ok ? readSeries(table.value, mapping.value, known) : table
}

/**
 * Reads everything below content/places, content/groups, content/facts, content/state-reviews and content/recommendations. Facts, groups, reviews and
 * recommendations are checked against the places given, facts against the indicators given. All or nothing, and every file's problems are named, not only the first's.
 */
export function readReference(
  files: {
    readonly places: readonly TextFile[]
    readonly groups: readonly TextFile[]
    readonly facts: readonly TextFile[]
    readonly reviews: readonly TextFile[]
    readonly recommendations: readonly TextFile[]
  },
  indicators: readonly KnownIndicator[],
): Result<ReferenceContent, readonly Problem[]> {
  const places = readEach(files.places, pair => readPlaces(pair.described, pair.listed))
  if (!places.ok) return places
  const allPlaces = places.value.flatMap(list => list.places)
  const codes = new Set<string>(allPlaces.map(place => place.code))
  const groups = readEach(files.groups, pair => readGroups(pair.described, pair.listed, codes))
  if (!groups.ok) return groups
  const known = { places: allPlaces, groups: groups.value.flatMap(list => list.groups), indicators }
  const facts = readEach(files.facts, pair => readFactSource(pair, known))
  if (!facts.ok) return facts
  const reviews = readReviews(files.reviews, codes)
  if (!reviews.ok) return reviews
  const mechanisms = new Set(reviews.value.mechanisms.map(mechanism => mechanism.code))
  const recommended = readRecommendations(files.recommendations, { places: codes, mechanisms })
  if (!recommended.ok) return recommended
  const lists = { places: places.value, groups: groups.value, facts: facts.value.flat() }
  return done({ ...lists, ...reviews.value, recommendations: recommended.value })
}

/** The mechanisms stand in a file of their own, each source of reviews in a pair; without any file there is neither. */
function readReviews(
  files: readonly TextFile[],
  places: ReadonlySet<string>,
): Result<Pick<ReferenceContent, 'mechanisms' | 'reviews'>, readonly Problem[]> {
  if (files.length === 0) return done({ mechanisms: [], reviews: [] })
  const isMechanisms = ({ file }: TextFile) => /(?:^|[/])mechanisms[.]yaml$/.test(file)
  const mechanisms = readMechanisms(files.find(isMechanisms) ?? { file: 'mechanisms.yaml', text: '' })
  if (!mechanisms.ok) return mechanisms
  const lists = readEach(
    files.filter(file => !isMechanisms(file)),
    pair => readReviewList(pair.described, pair.listed, { places, mechanisms: mechanisms.value }),
  )
  return lists.ok ? done({ mechanisms: mechanisms.value, reviews: lists.value }) : lists
}

function readEach<T>(
  files: readonly TextFile[],
  read: (pair: Pair) => Result<T, readonly Problem[]>,
): Result<readonly T[], readonly Problem[]> {
  const pairs = pairFiles(files)
  if (!pairs.ok) return pairs
  const all = pairs.value.map(read)
  const problems = all.flatMap(result => (result.ok ? [] : result.refusal))
  return problems.length > 0 ? refused(problems) : done(all.flatMap(result => (result.ok ? [result.value] : [])))
}
