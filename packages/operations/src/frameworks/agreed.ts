/** What of an edition the network has agreed on: decisions on versions of indicators and their criteria. */
import type { FrameworkEdition, Indicator } from '@waymark/framework'
import { canonicalJson } from '@waymark/scorecard'
import type { AgreementRow, EditionRow } from '@waymark/store'
import { sha256Of } from '../sha256.ts'

/** Whether there is anything to agree on: what is imported follows its source, and nobody agrees on that. */
export const toAgreeOn = (indicator: Indicator): boolean => indicator.origin.kind !== 'imported'

/** The criteria a decision was made on, as one hash; an indicator without criteria has the hash of none. */
export const hashOfCriteria = ({ criteria }: Indicator): string =>
  sha256Of(canonicalJson(criteria === null ? null : { yes: criteria.yes, partial: criteria.partial, no: criteria.no }))

/** A decision that stands in an edition, with the codes of its indicators there. */
export type AgreementShown = Omit<AgreementRow, 'on' | 'edition'> & { readonly indicators: readonly string[] }

/**
 * The decisions that stand in this edition. One recorded on it stands whatever text revisions came after, because a revision
 * says that the meaning is the same; one taken along from another edition stands where the criteria are those decided on.
 */
export function standingAgreements(edition: EditionRow): readonly AgreementShown[] {
  const criteria = new Map(edition.content.indicators.map(indicator => [indicator.code, hashOfCriteria(indicator)]))
  return edition.agreements.flatMap(({ on, edition: recordedOn, ...said }) => {
    const own = recordedOn === edition.id
    const indicators = on.filter(one => own || criteria.get(one.code) === one.criteria).map(one => one.code)
    return own || indicators.length > 0 ? [{ ...said, indicators }] : []
  })
}

/** The edition's content with each criterion marked as what it is here: agreed, or a proposal until a decision stands. */
export function agreedContent(edition: EditionRow): FrameworkEdition {
  const agreed = new Set(standingAgreements(edition).flatMap(agreement => agreement.indicators))
  return { ...edition.content, indicators: edition.content.indicators.map(indicator => marked(indicator, agreed)) }
}

function marked(indicator: Indicator, agreed: ReadonlySet<string>): Indicator {
  const { code, criteria } = indicator
  if (criteria === null || !toAgreeOn(indicator)) return indicator
  return { ...indicator, criteria: { ...criteria, status: agreed.has(code) ? 'agreed' : 'proposal' } }
}
