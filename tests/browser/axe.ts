/** What axe finds wrong on a page, for every test that asks. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Each violation of all rules, or of those given, with the elements that have it; empty where there is none. Our pages hold no
 * frames, so all is asked within the page itself: going through a second page, as axe does by default, takes three to five times as
 * long and finds the same.
 */
export async function faultsOf(page: Page, runOnly: readonly string[] = rules): Promise<readonly string[]> {
  const options = { runOnly: [...runOnly], resultTypes: ['violations' as const] }
  const asked = new AxeBuilder({ page }).setLegacyMode(true).options(options)
  const { violations } = await asked.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
}
