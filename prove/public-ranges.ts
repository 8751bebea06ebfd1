/** Over 100,000 random worlds: whatever is held, hidden, ruled or asked twice, every public range contains the range inside. */
import * as fc from 'fast-check'
import { containsInside } from '@waymark/measure'
import { figureView, releaseIndex, seriesIn, sidesOf } from '@waymark/scorecard'
import { anyCandidate } from '../packages/scorecard/test/any-candidate.ts'

export const title = 'The public range contains the range inside'

const worlds = 100_000

export async function prove(say: (line: string) => void): Promise<void> {
  let figures = 0
  const property = fc.property(anyCandidate, candidate => {
    const { inside, open } = sidesOf(candidate)
    const insideOf = new Map(seriesIn(releaseIndex(inside)).map(series => [series.id, series]))
    return seriesIn(releaseIndex(open, 'no-answer-published')).every(series => {
      const inside = insideOf.get(series.id)
      if (!inside) return false
      const [wide, narrow] = [figureView(series), figureView(inside, new Set(series.scope))]
      if (wide.kind !== 'states' || narrow.kind !== 'states') return true
      figures += 1
      return containsInside(wide, narrow)
    })
  })
  fc.assert(property, { numRuns: worlds })
  say(`${worlds.toLocaleString('en')} worlds, ${figures.toLocaleString('en')} figures of states, 0 outside`)
}
