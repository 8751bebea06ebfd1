/** The networks in the menu of every page: those that have published, in the order of the installation. */
import { publishers, runtime } from '@waymark/operations'
import type { NetworkLink } from '#lib/nav.ts'

/** None where the database cannot be asked: the page that says so has no menu of networks. */
export async function networksShown(): Promise<readonly NetworkLink[]> {
  try {
    const all = await runtime().heard.read('publishers', () => publishers(runtime()))
    return all.map(({ network: { slug, names } }) => ({ slug, names }))
  } catch {
    return []
  }
}
