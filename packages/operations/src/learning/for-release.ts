/** Learning chains marked public, as a release holds them. */
import { chainFrom } from '@waymark/plan'
import type { LearningChain } from '@waymark/scorecard'
import { learningSteps, type InNetwork, type LearningRow, type NamedIndicator } from '@waymark/store'
import { itemsOf } from './add-step.ts'

/**
 * Every chain whose finding is public, up to the first step that is not: what follows from a hidden step would tell of it. An
 * indicator is named under one of `editions` where it stands in one of them.
 */
export async function learningForRelease(
  t: InNetwork,
  editions: readonly string[] = [],
): Promise<readonly LearningChain[]> {
  const rows = await learningSteps(t)
  const byId = new Map(rows.map(row => [row.id, row]))
  const findings = rows.filter(row => row.kind === 'finding' && row.public)
  return findings.map(finding => {
    const steps = chainFrom(finding.id, itemsOf(rows)).map(item => byId.get(item.id)!)
    const hidden = steps.findIndex(step => !step.public)
    return asReleased(finding, hidden < 0 ? steps : steps.slice(0, hidden), editions)
  })
}

/** Lessons that a release prints, each with the id of its chain. */
export async function publicLessons(t: InNetwork): Promise<ReadonlyMap<string, string>> {
  const rows = await learningSteps(t)
  const findings = new Map(rows.filter(row => row.kind === 'finding' && row.public).map(row => [row.id, row]))
  const lessons = rows.filter(row => row.kind === 'lesson' && row.public && findings.has(row.after ?? ''))
  return new Map(lessons.map(lesson => [lesson.id, lesson.after!]))
}

function asReleased(finding: LearningRow, steps: readonly LearningRow[], editions: readonly string[]): LearningChain {
  const said = (kind: LearningRow['kind']) => {
    const step = steps.find(step => step.kind === kind)
    return step && { day: step.day, text: step.text }
  }
  const [lesson, decision, change] = [said('lesson'), said('decision'), said('change')]
  const changed = steps.find(step => step.kind === 'change')
  return {
    id: finding.id,
    ...(finding.place ? { place: finding.place } : {}),
    ...(finding.region ? { region: finding.region } : {}),
    ...(finding.themes.length > 0 ? { themes: finding.themes } : {}),
    ...(finding.online ? { online: finding.online } : {}),
    ...(finding.serves.length > 0 ? { serves: finding.serves } : {}),
    ...(finding.indicator
      ? { edition: editionFor(finding.indicator, editions), indicator: finding.indicator.code }
      : {}),
    finding: { day: finding.day, text: finding.text },
    ...(lesson ? { lesson } : {}),
    ...(decision ? { decision } : {}),
    ...(change && changed
      ? {
          change: {
            ...change,
            ...(changed.action ? { action: changed.action } : {}),
            ...(changed.indicator ? { indicator: changed.indicator.code } : {}),
          },
        }
      : {}),
  }
}

/** The edition under which a release names an indicator: one that the release holds where there is one. */
export function editionFor(indicator: NamedIndicator, editions: readonly string[]): string {
  return indicator.editions.find(edition => editions.includes(edition)) ?? indicator.edition
}
