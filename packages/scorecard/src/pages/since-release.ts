import { reasons, type Reason } from '@waymark/collection'
import type { BeforeRow } from '../base/base.ts'
import { countedStates, sumsOf } from '../figures/changes.ts'
import type { ReleaseChangeView } from '../page-types/pages-shared.ts'
import { wordNow } from '../figures/release-before.ts'
import { remembered } from '../candidate/remembered.ts'
import type { Series } from '../figures/series.ts'
import type { Site } from './site.ts'

/** A figure against what the release before said of it; null where that did not have it. */
export function sinceRelease(site: Site, series: Series): ReleaseChangeView | null {
  const { before } = site.base
  const rows = remembered(before, 'by figure', () => new Map(before.map(row => [row.figure, row])))
  const row = rows.get(series.id)
  if (!row) return null
  return { figure: series.id, release: row.release, result: resultOf(row, series) }
}

function resultOf(row: BeforeRow, series: Series): ReleaseChangeView['result'] {
  const now = new Map([...series.answers.keys()].map(subject => [subject, statusNamed(wordNow(series, subject))]))
  if (row.totals) {
    const sums = sumsOf(series.indicator, new Map(), now)
    const totals = row.totals
    const both = countedStates(series.indicator).map(
      state => [state, { before: totals[state] ?? 0, after: sums[state]!.after }] as const,
    )
    return { kind: 'other-definition', totals: Object.fromEntries(both) }
  }
  const said = new Map([...now, ...Object.entries(row.differs).map(([who, word]) => [who, statusNamed(word)] as const)])
  const sums = Object.entries(sumsOf(series.indicator, said, now)).map(([state, sum]) => {
    const left = row.left[state] ?? 0 // of countries no longer shown only their number is known
    return [state, { ...sum, before: sum.before + left, noLongerAsked: sum.noLongerAsked + left }] as const
  })
  return { kind: 'sum', sums: Object.fromEntries(sums) }
}

type Named = { readonly missing: Reason } | { readonly kind: 'rating'; readonly state: 'yes' }

const noValue: ReadonlySet<string> = new Set([...reasons, 'no-answer-published', 'not-asked'])

/** A word of `BeforeRow` as a status; the state of one that has none is `given`. */
function statusNamed(word: string): Named {
  return noValue.has(word) ? { missing: word as Reason } : { kind: 'rating', state: word as 'yes' }
}
