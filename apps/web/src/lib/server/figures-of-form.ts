/** What the parts about one form of exploitation say, indicator by indicator, in the newest period they were asked in. */
import type { Indicator } from '@waymark/framework'
import type { AdoptedWithout, IndicatorPage, PartFigure, Period } from '@waymark/scorecard'
import { releaseAt, type AtRelease } from './release.ts'

type OfForm = {
  readonly period: Period
  readonly parts: readonly PartFigure[]
  readonly definitions: readonly Pick<Indicator, 'code' | 'name' | 'subQuestions'>[]
}

/** Newest period first; empty where the release asked nothing about the form by itself. */
export async function figuresOfForm(
  at: AtRelease & { readonly edition: string },
  { edition, theme }: { readonly edition: AdoptedWithout['edition']; readonly theme: string },
): Promise<readonly OfForm[]> {
  const opened = await releaseAt(at)
  const found = new Map<string, { period: Period; parts: PartFigure[]; definitions: OfForm['definitions'][number][] }>()
  for (const { code, subQuestions } of edition.indicators) {
    const part = subQuestions.find(one => one.theme === theme)?.code
    const page = part && (await opened.page<IndicatorPage>(`indicators/${at.edition}/${code}.json`))
    const newest = page ? page.figures.find(one => page.parts?.some(each => each.of === one.id)) : undefined
    const figure =
      page && newest && page.parts?.find(one => one.of === newest.id)?.figures.find(one => one.part === part)
    if (!page || !newest || !figure) continue
    const line = found.get(newest.period.label) ?? { period: newest.period, parts: [], definitions: [] }
    line.parts.push(figure)
    line.definitions.push(page.definition)
    found.set(newest.period.label, line)
  }
  return [...found.values()].toSorted((one, other) => (one.period.until < other.period.until ? 1 : -1))
}
