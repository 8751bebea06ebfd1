import type { FrameworkEdition } from '@waymark/framework'

/** How calls and priorities name an edition: `framework code`/`edition label`. */
export function editionKey({ framework, edition }: FrameworkEdition): string {
  return `${framework.code}/${edition.label}`
}

/** How addresses and file names name an edition: `framework code`-`edition label`. */
export function editionPath({ framework, edition }: FrameworkEdition): string {
  return `${framework.code}-${edition.label}`
}
