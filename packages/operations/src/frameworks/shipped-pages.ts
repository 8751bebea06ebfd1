/** The frameworks that come with the installation, for everybody: whoever weighs taking one up reads it before any network does. */
import type { FrameworkEdition } from '@waymark/framework'
import { editionPath } from '@waymark/scorecard'
import { shippedEditions } from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { frameworkLine, type FrameworkLine } from './frameworks-pages.ts'

export type ShippedLine = FrameworkLine & {
  /** How addresses name the edition. */
  readonly path: string
}

/** In the order of their codes. What public facts are read by is no framework to take up, and invented ones are none either. */
export async function shippedFrameworks(runtime: Runtime): Promise<readonly ShippedLine[]> {
  return (await shippedContents(runtime)).map(content => ({ ...frameworkLine(content), path: editionPath(content) }))
}

/** Null where no such edition comes with the installation. */
export async function shippedFramework(runtime: Runtime, path: string): Promise<FrameworkEdition | null> {
  return (await shippedContents(runtime)).find(content => editionPath(content) === path) ?? null
}

async function shippedContents({ installation }: Runtime): Promise<readonly FrameworkEdition[]> {
  const all = await shippedEditions(installation.app.db)
  return all.map(edition => edition.content).filter(({ framework }) => framework.code !== 'public-record')
}
