/** The edition that the planted network adopts, and the registers, as they are shipped. */
import type { FrameworkEdition, RegisterKind } from '@waymark/framework'
import { contentFolder, readContent } from '@waymark/operations'
import { framework } from './life.ts'
import { partsAsked } from './typed.ts'

/**
 * What the shipped content knows of a planted world. `typedParts`: codes of an indicator's parts that the respondent types and that settle it, in their
 * order, by the indicator's code; `lists`: levels of the lists that a country's figure of a register names, by its code.
 */
export type Shipped = {
  readonly edition: FrameworkEdition
  readonly typedParts: ReadonlyMap<string, readonly string[]>
  readonly lists: ReadonlyMap<string, readonly string[]>
}

export function shippedOf(): Shipped {
  const content = readContent(contentFolder, true)
  if (!content.ok) throw new Error('The content is not sound.')
  const { frameworks, registers } = content.value
  const edition = frameworks
    .map(one => one.edition)
    .find(one => one.framework.code === framework.code && one.edition.label === framework.edition)
  if (!edition) throw new Error('The framework that the planted network adopts is not shipped.')
  return {
    edition,
    typedParts: new Map(edition.indicators.map(one => [one.code, partsAsked(one)])),
    lists: new Map(registers.map(kind => [kind.code, listsOf(edition, kind)])),
  }
}

/** Where an indicator is counted over members, members close lists of their own, which the definitions do not know. */
function listsOf({ indicators }: FrameworkEdition, { code, levels }: RegisterKind): readonly string[] {
  const over = indicators.find(one => one.counts?.register === code)?.counts?.over
  if (over === 'network') return ['international']
  return over === 'country' ? ['national', ...levels] : []
}
