/** An edition as a release carries it. */
import type { AdoptedEdition } from '@waymark/scorecard'
import type { EditionRow } from '@waymark/store'
import { agreedContent, standingAgreements } from '../frameworks/agreed.ts'

export function adoptedEdition(edition: EditionRow): AdoptedEdition {
  return {
    id: edition.id,
    edition: agreedContent(edition),
    sha256: edition.sha256,
    state: edition.state,
    agreements: standingAgreements(edition).map(({ id: _id, lateReason, ...said }) => ({
      ...said,
      ...(lateReason === null ? {} : { lateReason }),
    })),
    revisions: edition.revisions,
    core: edition.core,
    // Where it is written stays inside: of what people typed only the names of bodies stand in hashed files.
    ...(edition.placing ? { placing: { body: edition.placing.body, day: edition.placing.day } } : {}),
  }
}
