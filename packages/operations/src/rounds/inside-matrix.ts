/**
 * A round inside the network, country by country: what each says on the core indicators so far, answers that will not be published included.
 * By name alone: never ordered or narrowed by what a country says, and nothing is counted up over indicators. Source: design 3.8.
 */
import type { LocalText } from '@waymark/framework'
import type { Status } from '@waymark/scorecard'
import { editionById, placesNamed, roundById } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { settleRound } from '../settlement/settle-round.ts'
import { showRound, type RoundShown } from '../submissions/submission-page.ts'
import { countriesAround } from './inside-page.ts'

/** `held`: nothing of the value is published. */
export type MatrixCell = { readonly status: Status; readonly held: boolean }

/** One kind of respondent on one indicator; answers of members and of offices are never put together. */
export type MatrixColumn = {
  readonly key: string
  readonly code: string
  readonly name: LocalText
  readonly respondentType: string
}

export type InsideMatrix = {
  readonly round: RoundShown
  /** Regions of this desk. */
  readonly regions: readonly { readonly code: string; readonly names: Readonly<Record<string, string>> }[]
  /** Whether the network decided which indicators are core. */
  readonly decided: boolean
  /** Core indicators that this round asks countries, in the order of the edition. */
  readonly columns: readonly MatrixColumn[]
  /** By column; a country that was not asked has none there. */
  readonly rows: readonly {
    readonly code: string
    readonly names: Readonly<Record<string, string>>
    /** Codes of the desk's regions that it lies in. */
    readonly regions: readonly string[]
    readonly cells: Readonly<Record<string, MatrixCell>>
  }[]
}

/** Over all countries of the round that the desk reaches. Null where there is no such round. */
export function insideMatrix(desk: Desk, of: string): Promise<InsideMatrix | null> {
  return readAs(desk, async t => {
    const round = await roundById(t, of)
    const around = round && (await countriesAround(desk, t, { round: round.id, region: '' }))
    if (!round || !around) return null
    const edition = (await editionById(t, round.edition))!
    const settled = (await settleRound(t, round)).filter(
      triple =>
        triple.subjectKind === 'country' &&
        around.countries.has(triple.subject) &&
        edition.core.includes(triple.indicator),
    )
    const keyed = settled.map(triple => ({
      ...triple,
      column: `${triple.indicator} ${triple.number} ${triple.respondentType}`,
    }))
    const first = new Map(keyed.map(one => [one.column, one]))
    const columns = edition.content.indicators.flatMap(({ code, name }) =>
      [...first.values()]
        .filter(one => one.indicator === code)
        .map(({ column, respondentType }) => ({ key: column, code, name, respondentType })),
    )
    const byPlace = Map.groupBy(keyed, one => one.subject)
    return {
      round: showRound(round),
      regions: around.regions.map(({ code, names }) => ({ code, names })),
      decided: edition.placing !== null,
      columns,
      rows: (await placesNamed(t, [...around.countries])).map(({ code, names }) => ({
        code,
        names,
        regions: around.regions.filter(({ places }) => places.includes(code)).map(region => region.code),
        cells: Object.fromEntries(
          (byPlace.get(code) ?? []).map(({ column, status, held }) => [column, { status, held }]),
        ),
      })),
    }
  })
}
