/** The edition that the planted network adopts, and the registers, as they are shipped. */
import type { FrameworkEdition, Indicator, RegisterKind } from '@waymark/framework'
import { contentFolder, readContent } from '@waymark/operations'
import { onlinePart } from '../recount/form-parts.ts'
import { framework } from './life.ts'
import { partsAsked } from './typed.ts'

/**
 * What the shipped content knows of a planted world. `typedParts`: codes of an indicator's parts that the respondent types and that settle it, in their
 * order, by the indicator's code; `besideParts`: those that settle nothing, by what the world calls them; `lists`: levels of the lists that a country's figure of a register names, by its code.
 */
export type Shipped = {
  readonly edition: FrameworkEdition
  readonly typedParts: ReadonlyMap<string, readonly string[]>
  readonly besideParts: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly lists: ReadonlyMap<string, readonly string[]>
}

export function shippedOf(): Shipped {
  const content = readContent(contentFolder, true)
  if (!content.ok) throw new Error('The content is not sound.')
  const { frameworks, registers } = content.value
  const edition = frameworks
    .map(shippedEdition => shippedEdition.edition)
    .find(
      frameworkEdition =>
        frameworkEdition.framework.code === framework.code && frameworkEdition.edition.label === framework.edition,
    )
  if (!edition) throw new Error('The framework that the planted network adopts is not shipped.')
  return {
    edition,
    typedParts: new Map(edition.indicators.map(indicator => [indicator.code, partsAsked(indicator)])),
    besideParts: new Map(edition.indicators.map(indicator => [indicator.code, partsBeside(indicator)])),
    lists: new Map(registers.map(kind => [kind.code, listsOf(edition, kind)])),
  }
}

/** The five forms of exploitation in the order in which the edition names them, and what is online. */
function partsBeside({ code, subQuestions }: Indicator): ReadonlyMap<string, string> {
  const forms = subQuestions
    .filter(part => part.theme !== undefined)
    .map((part, at) => [`form-${at + 1}`, part.code] as const)
  const online = subQuestions.filter(part => part.code === `${code}.online-dimension`).map(part => part.code)
  return new Map([...forms, ...online.map(part => [onlinePart, part] as const)])
}

/** Where an indicator is counted over members, members close lists of their own, which the definitions do not know. */
function listsOf({ indicators }: FrameworkEdition, { code, levels }: RegisterKind): readonly string[] {
  const over = indicators.find(indicator => indicator.counts?.register === code)?.counts?.over
  if (over === 'network') return ['international']
  return over === 'country' ? ['national', ...levels] : []
}
