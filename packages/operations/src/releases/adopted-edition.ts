/** An edition as a release carries it. */
import type { AdoptedEdition } from '@waymark/scorecard'
import type { EditionRow } from '@waymark/store'

export function adoptedEdition(edition: EditionRow): AdoptedEdition {
  return {
    id: edition.id,
    edition: edition.content,
    sha256: edition.sha256,
    state: edition.state,
    ...(edition.agreement ? { agreement: edition.agreement } : {}),
    revisions: edition.revisions,
  }
}
