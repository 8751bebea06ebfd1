/** The edition that the planted network adopts, as it is shipped. */
import type { FrameworkEdition } from '@waymark/framework'
import { contentFolder, readContent } from '@waymark/operations'
import { framework } from './life.ts'

export function shippedEditionOf(): FrameworkEdition {
  const content = readContent(contentFolder, true)
  const found = content.ok
    ? content.value.frameworks.find(
        ({ edition }) => edition.framework.code === framework.code && edition.edition.label === framework.edition,
      )
    : undefined
  if (!found) throw new Error('The framework that the planted network adopts is not shipped.')
  return found.edition
}
