import { pageTasks, type Base } from '../src/index.ts'

/** Every page file and open-data file of a release, by path. */
export function pageFiles(base: Base, stamp: { readonly label: string }): Record<string, unknown> {
  return Object.fromEntries(pageTasks(base, stamp).flatMap(make => [...make()]))
}
