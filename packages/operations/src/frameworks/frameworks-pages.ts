/** Frameworks that come with the installation, those the network adopted, and one edition on its way. */
import { isPlaceable, type FrameworkEdition, type Indicator, type LocalText } from '@waymark/framework'
import { editionById, editionsOf, shippedEditions, textsOf, type EditionRow, type StoredText } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { standingAgreements, toAgreeOn, type AgreementShown } from './agreed.ts'

export type FrameworkLine = {
  readonly code: string
  readonly label: string
  readonly name: LocalText
  readonly owner: string
  readonly indicators: number
}

export type FrameworksPage = {
  readonly adopted: readonly (FrameworkLine & { readonly id: string; readonly state: EditionRow['state'] })[]
  /** Shipped editions that were not adopted yet. */
  readonly shipped: readonly FrameworkLine[]
}

export function frameworksPage(desk: Desk): Promise<FrameworksPage> {
  return readAs(desk, async t => {
    const adopted = await editionsOf(t)
    const has = new Set(adopted.map(editionRow => `${editionRow.code} ${editionRow.label}`))
    return {
      adopted: adopted.map(({ id, state, content }) => ({ id, state, ...frameworkLine(content) })),
      shipped: (await shippedEditions(t))
        .filter(edition => !has.has(`${edition.code} ${edition.edition}`) && edition.code !== 'public-record')
        .map(edition => frameworkLine(edition.content)),
    }
  })
}

export const frameworkLine = ({ framework, edition, indicators }: FrameworkEdition): FrameworkLine => ({
  code: framework.code,
  label: edition.label,
  name: framework.name,
  owner: framework.owner,
  indicators: indicators.length,
})

export type EditionPage = FrameworkLine & {
  readonly id: string
  readonly state: EditionRow['state']
  readonly first: string
  readonly last: string | null
  readonly ofWhom: LocalText
  readonly sha256: string
  /** Decisions that stand, oldest first, with the codes they were made on. */
  readonly agreements: readonly (Omit<AgreementShown, 'lateReason'> & { readonly lateReason: StoredText | null })[]
  readonly revisions: readonly { readonly number: number; readonly day: string; readonly reason: StoredText | null }[]
  readonly questions: readonly {
    readonly code: string
    readonly name: LocalText
    /** Null where nothing is to be agreed on: an imported indicator follows its source. */
    readonly agreed: boolean | null
    /** Core or optional; null where it is neither: not asked of countries, or without values to compare. */
    readonly standing: 'core' | 'optional' | null
    /** The country it belongs to, where it is a national one. */
    readonly place: string | null
  }[]
  /** The decision by which indicators are core and optional; null while it is a proposal. */
  readonly placing: EditionRow['placing']
}

/** Null where the network has no such edition. */
export function editionPage(desk: Desk, id: string): Promise<EditionPage | null> {
  return readAs(desk, async t => {
    const edition = await editionById(t, id)
    if (!edition) return null
    const { content, state, sha256 } = edition
    const agreements = standingAgreements(edition)
    const agreed = new Set(agreements.flatMap(agreement => agreement.indicators))
    const words = await textsOf(t, [
      ...edition.revisions.map(revision => revision.reason),
      ...agreements.map(agreement => agreement.lateReason),
    ])
    return {
      ...frameworkLine(content),
      id,
      state,
      sha256,
      agreements: agreements.map(agreement => ({
        ...agreement,
        lateReason: agreement.lateReason === null ? null : (words.get(agreement.lateReason) ?? null),
      })),
      first: content.edition.first,
      last: content.edition.last,
      ofWhom: content.framework.ofWhom,
      revisions: edition.revisions.map(({ number, day, reason }) => ({
        number,
        day,
        reason: words.get(reason) ?? null,
      })),
      questions: content.indicators.map(indicator => ({
        code: indicator.code,
        name: indicator.name,
        agreed: toAgreeOn(indicator) ? agreed.has(indicator.code) : null,
        place: edition.national.find(each => each.code === indicator.code)?.place ?? null,
        standing:
          !isPlaceable(indicator) || edition.national.some(each => each.code === indicator.code)
            ? null
            : edition.core.includes(indicator.code)
              ? ('core' as const)
              : ('optional' as const),
      })),
      placing: edition.placing,
    }
  })
}

/** A text of an indicator that can be corrected: its path in the edition, and its wordings. */
export type TextLine = { readonly path: string; readonly text: LocalText }

export type TextsPage = {
  readonly edition: EditionPage
  readonly code: string
  readonly name: LocalText
  readonly texts: readonly TextLine[]
}

/** The texts of one indicator of an edition; null where there is none. */
export async function textsPage(
  desk: Desk,
  of: { readonly edition: string; readonly indicator: string },
): Promise<TextsPage | null> {
  const edition = await editionPage(desk, of.edition)
  if (!edition) return null
  return readAs(desk, async t => {
    const { content } = (await editionById(t, of.edition))!
    const indicator = content.indicators.find(indicator => indicator.code === of.indicator)
    return indicator
      ? { edition, code: indicator.code, name: indicator.name, texts: textsOfIndicator(indicator) }
      : null
  })
}

/** Every wording of an indicator that readers see, by its path: what a text revision may correct. */
export function textsOfIndicator(indicator: Indicator): readonly TextLine[] {
  const { name, question, counted, criteria, evidence } = indicator
  const all: [string, LocalText | null | undefined][] = [
    ['name', name],
    ['question', question],
    ['counted', counted],
    ['criteria.yes', criteria?.yes],
    ['criteria.partial', criteria?.partial],
    ['criteria.no', criteria?.no],
    ['evidence.what', evidence.what],
  ]
  return all.flatMap(([path, text]) => (text ? [{ path, text }] : []))
}
