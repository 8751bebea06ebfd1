/** An edition as a release carries it. Where a decision is written stays inside: of it only the names of bodies stand in hashed files. */
import type { AdoptedEdition } from '@waymark/scorecard'
import type { EditionRow } from '@waymark/store'
import { agreedContent, standingAgreements, type AgreementShown } from '../frameworks/agreed.ts'

export function adoptedEdition(edition: EditionRow): AdoptedEdition {
  const national = new Map(edition.national.map(nationalInEdition => [nationalInEdition.code, nationalInEdition.place]))
  const all = standingAgreements(edition)
  const isNational = ({ indicators }: AgreementShown) =>
    indicators.length > 0 && indicators.every(code => national.has(code))
  const common = all.filter(agreement => !isNational(agreement))
  return {
    id: edition.id,
    edition: agreedContent(edition),
    sha256: edition.sha256,
    state: edition.state,
    agreements: common.map(({ id: _id, record: _record, lateReason, ...said }) => ({
      ...said,
      ...(lateReason === null ? {} : { lateReason }),
    })),
    revisions: edition.revisions,
    core: edition.core,
    ...(national.size > 0 ? { national: nationalIn(national, edition) } : {}),
    ...(edition.placing ? { placing: { body: edition.placing.body, day: edition.placing.day } } : {}),
  }
}

/** By code the country, and which of its bodies agreed on which day that it stands in this edition. Where that is written stays inside. */
function nationalIn(
  places: ReadonlyMap<string, string>,
  { id, agreements }: EditionRow,
): NonNullable<AdoptedEdition['national']> {
  return Object.fromEntries(
    agreements
      .filter(agreement => agreement.edition === id)
      .flatMap(({ on, body, day }) =>
        on.flatMap(({ code }) => {
          const place = places.get(code)
          return place === undefined ? [] : [[code, { place, body, day }] as const]
        }),
      ),
  )
}
