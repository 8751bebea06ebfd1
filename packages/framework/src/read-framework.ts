import { done, refused } from '@waymark/language'
import type { Result } from '@waymark/language'
import type { FrameworkEdition } from './edition.ts'
import { readYaml } from './locate.ts'
import type { ReadFile } from './locate.ts'
import type { FrameworkFinding, FrameworkProblem } from './problem.ts'
import type { RegisterKind } from './register.ts'
import { indicatorFindings } from './rules-indicator.ts'
import { registerFindings } from './rules-registers.ts'
import { structureFindings } from './rules-structure.ts'
import { findingsOfShape } from './say-shape.ts'
import { allDefaultsShape } from './shape-texts.ts'
import { editionShape } from './shape.ts'

/**
 * Reads one edition of a framework from YAML: the one checker of the browser and of `npm run check`.
 *
 * `file` is only used to name the file in problems. With `registers`, what counting indicators count is checked as well.
 * Refuses with every problem found at the first level that fails (the YAML, then the shape, then the rules of the field),
 * each with line, field, message key and a plain sentence; a file is taken whole or not at all. Never throws.
 */
export function readFramework(
  text: string,
  file: string,
  registers?: readonly RegisterKind[],
): Result<FrameworkEdition, FrameworkProblem[]> {
  const read = readYaml(text, file)
  if (!read.ok) return read
  const shaped = shapedEdition(read.value)
  if (!shaped.ok) return shaped
  const findings = editionFindings(shaped.value, registers)
  return findings.length === 0 ? shaped : refused(findings.map(read.value.place))
}

/** The rules of the field over an edition that already has the right shape, however it was made. */
export function editionFindings(edition: FrameworkEdition, registers?: readonly RegisterKind[]): FrameworkFinding[] {
  const codes = new Set(edition.indicators.map(indicator => indicator.code))
  return [
    ...structureFindings(edition),
    ...edition.indicators.flatMap((indicator, position) => indicatorFindings(indicator, position, codes)),
    ...(registers === undefined ? [] : registerFindings(edition, registers)),
  ]
}

function shapedEdition(read: ReadFile): Result<FrameworkEdition, FrameworkProblem[]> {
  const texts = (read.raw as { texts?: unknown }).texts
  const defaults = allDefaultsShape.safeParse(texts)
  if (!defaults.success) {
    const issues = defaults.error.issues.map(issue => ({ ...issue, path: ['texts', ...issue.path] }))
    return refused(findingsOfShape(issues, read.raw).map(read.place))
  }
  const shaped = editionShape(defaults.data.wording, defaults.data.ours).safeParse(read.raw)
  if (shaped.success) return done(shaped.data)
  return refused(findingsOfShape(shaped.error.issues, read.raw).map(read.place))
}
