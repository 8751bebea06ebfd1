/** Baselines of countries as their pages print them: whether one stands, how many values it publishes, how often it was revised. */
import type { CountryPage } from '@waymark/scorecard'
import type { Recount } from '../recount/recount.ts'
import type { Comparison } from './comparison.ts'
import { textOf, type Files } from './public-files.ts'

export function compareBaselines(comparison: Comparison, expected: Recount, files: Files): void {
  for (const { country, set, revisions, public: isPublic } of expected.baselines) {
    const path = `countries/${country}.json`
    const { baselines } = path in files ? (JSON.parse(textOf(files, path)) as CountryPage) : { baselines: [] }
    const standing = baselines.filter(baseline => baseline.standing)
    const said = standing.map(baseline => `${baseline.published} published`).join(', ')
    comparison.same(`${country} baseline`, said, isPublic ? `${set} published` : '')
    comparison.same(`${country} baselines revised`, baselines.length - standing.length, isPublic ? revisions : 0)
  }
}
