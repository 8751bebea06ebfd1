/** What States recommended to each other when they were reviewed: pages of the installation for everybody. Source: models.md 7. */
import type { ChosenWord, RecommendationList, RecommendationResponse, RecommendationWord } from '@waymark/exchange'
import type { TextByLanguage } from '@waymark/language'
import {
  recommendationLists,
  recommendations,
  recommendationsCounted,
  recommendationsReceived,
  type ReceivedRow,
  type RecommendationRow,
} from '@waymark/store'
import type { Runtime } from '../runtime.ts'

/** A list without its rows: where it comes from, and its words. */
export type RecommendationsAbout = Pick<
  RecommendationList,
  'id' | 'mechanism' | 'source' | 'chosen' | 'topics' | 'asks'
>

/** `all`: recommendations of any kind; `accepted`, `noted`: of those that are kept, by what the State responded. */
export type ReceivedLine = { readonly all: number; readonly accepted: number; readonly noted: number }

/** One recommendation that is kept; `from`: null where the source does not know the State; `reviewed`: whether it has a page of reviews. */
export type RecommendationLine = {
  readonly id: string
  readonly session: number
  readonly from: { readonly place: string; readonly names: TextByLanguage; readonly reviewed: boolean } | null
  readonly topics: readonly RecommendationWord[]
  readonly asks: RecommendationWord
  readonly response: RecommendationResponse
}

/** What one State received, as one source says it: each review with its session, and each recommendation that is kept. */
export type StateRecommendations = {
  readonly list: RecommendationsAbout
  readonly reviews: readonly (ReceivedLine & { readonly session: number })[]
  readonly recommendations: readonly RecommendationLine[]
}

/** By source; a source that reviewed the State in no session is left out. */
export async function recommendationsTo({ installation }: Runtime, place: string): Promise<StateRecommendations[]> {
  const { db } = installation.app
  const [received, rows] = [await recommendationsReceived(db, place), await recommendations(db, place)]
  return (await lists({ installation })).flatMap(list => {
    const reviews = received.filter(review => review.list === list.id)
    if (reviews.length === 0) return []
    const own = rows.filter(row => row.list === list.id).map(row => lineOf(row, list))
    return [
      {
        list,
        reviews: reviews.map(({ session, ...review }) => ({ session, ...lineOfReview(review) })),
        recommendations: own,
      },
    ]
  })
}

const lineOfReview = ({ all, accepted, noted }: ReceivedLine): ReceivedLine => ({ all, accepted, noted })

function lineOf(row: RecommendationRow, list: RecommendationsAbout): RecommendationLine {
  return {
    id: row.id,
    session: row.session,
    from: row.by === null ? null : { place: row.by, names: row.names as TextByLanguage, reviewed: row.byReviewed },
    topics: list.topics.filter(topic => row.topics.includes(topic.code)),
    asks: list.asks.find(asked => asked.code === row.asks)!,
    response: row.response as RecommendationResponse,
  }
}

export type CountedWord<Word = RecommendationWord> = Word & { readonly accepted: number; readonly noted: number }

/** A State with what it received in all its sessions together. */
export type StateReceived = ReceivedLine & {
  readonly place: string
  readonly names: TextByLanguage
  readonly reviews: number
}

export type RecommendationsPage = {
  readonly list: RecommendationsAbout
  /** Of all States together. */
  readonly total: ReceivedLine
  readonly chosen: readonly CountedWord<ChosenWord>[]
  readonly topics: readonly CountedWord[]
  readonly states: readonly StateReceived[]
}

/** Every source, counted: by why a recommendation was chosen, by topic, by State. */
export async function recommendationsPages({ installation }: Runtime): Promise<readonly RecommendationsPage[]> {
  const { db } = installation.app
  const [received, counted] = [await recommendationsReceived(db, null), await recommendationsCounted(db)]
  return (await lists({ installation })).map(list => {
    const own = received.filter(review => review.list === list.id)
    const countOf = (by: 'chosen' | 'topic', code: string) => {
      const found = counted.find(row => row.list === list.id && row.by === by && row.code === code)
      return { accepted: found?.accepted ?? 0, noted: found?.noted ?? 0 }
    }
    return {
      list,
      total: together(own),
      chosen: list.chosen.map(word => ({ ...word, ...countOf('chosen', word.code) })),
      topics: list.topics.map(word => ({ ...word, ...countOf('topic', word.code) })),
      states: [...Map.groupBy(own, row => row.place)].map(([place, rows]) => ({
        place,
        names: rows[0]!.names as TextByLanguage,
        reviews: rows.length,
        ...together(rows),
      })),
    }
  })
}

function together(rows: readonly ReceivedRow[]): ReceivedLine {
  const sum = (key: keyof ReceivedLine) => rows.reduce((before, row) => before + row[key], 0)
  return { all: sum('all'), accepted: sum('accepted'), noted: sum('noted') }
}

const rowColumns = ['id', 'session', 'place', 'name', 'by', 'response', 'asks', 'topics', 'chosen'] as const
const reviewColumns = ['session', 'place', 'name', 'all', 'accepted', 'noted'] as const

/** A list as a table: its recommendations, or what each State received in each session. Null where there is no such list. */
export async function recommendationsTable({ installation }: Runtime, id: string, of: 'recommendations' | 'received') {
  const { db } = installation.app
  if (!(await lists({ installation })).some(list => list.id === id)) return null
  if (of === 'received') {
    const rows = (await recommendationsReceived(db, null)).filter(row => row.list === id)
    return {
      columns: reviewColumns,
      rows: rows.map(row => [row.session, row.place, row.names['en'] ?? '', row.all, row.accepted, row.noted]),
    }
  }
  const rows = (await recommendations(db, null)).filter(row => row.list === id)
  return {
    columns: rowColumns,
    rows: rows.map(row => [
      row.id,
      row.session,
      row.place,
      row.placeName,
      row.by ?? '',
      row.response,
      row.asks,
      row.topics.join(' '),
      row.chosen,
    ]),
  }
}

async function lists({ installation }: Pick<Runtime, 'installation'>): Promise<readonly RecommendationsAbout[]> {
  const rows = await recommendationLists(installation.app.db)
  return rows.map(({ id, mechanism, about }) => ({
    id,
    mechanism,
    ...(about as Pick<RecommendationsAbout, 'source' | 'chosen' | 'topics' | 'asks'>),
  }))
}
