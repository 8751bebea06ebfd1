import { differences } from './differences.ts'
import type { Difference } from './differences.ts'
import type { FrameworkEdition } from './edition.ts'
import { readYaml } from './locate.ts'
import type { FrameworkFinding, FrameworkProblem } from './problem.ts'

/**
 * What stands in the way of taking a file over an edition that is in use: every rule that changed without a new version.
 * Text revisions and new versions do not. `text` is what `edition` was read from, so that problems name the line.
 */
export function checkAgainstUsed(
  used: FrameworkEdition,
  given: { readonly file: string; readonly text: string; readonly edition: FrameworkEdition },
): FrameworkProblem[] {
  return placedIn(given, usedFindings(used, given.edition))
}

/** The findings of a file, each at its line. A file that cannot be read again places nothing. */
export function placedIn(
  { file, text }: { readonly file: string; readonly text: string },
  findings: readonly FrameworkFinding[],
): FrameworkProblem[] {
  const read = readYaml(text, file)
  return read.ok ? findings.map(read.value.place) : read.refusal
}

/** Rules of one indicator that differ though its version is the same. */
export function usedFindings(used: FrameworkEdition, given: FrameworkEdition): FrameworkFinding[] {
  const versions = new Map(used.indicators.map(indicator => [indicator.code, indicator.version.number]))
  const raised = new Set(
    given.indicators.filter(({ code, version }) => version.number > (versions.get(code) ?? 0)).map(({ code }) => code),
  )
  return differences(used, given)
    .filter(({ effect, where, code }) => effect === 'new-version' && where === 'indicator' && !raised.has(code))
    .map(difference => ruleChanged(difference, given))
}

function ruleChanged({ code, field }: Difference, given: FrameworkEdition): FrameworkFinding {
  const differs = `"${field}" differs from the edition in use.`
  const message = `${differs} A changed rule needs a new version of ${code} that says whether it is comparable.`
  const at = stepsTo(given, `indicators[${code}].${field}`)
  return { at, kind: 'framework.rule-changed', message, values: { code, field } }
}

/** The keys and positions behind a field named by codes (`indicators[B1].subQuestions[B1.3]`), as far as it exists. */
function stepsTo(value: unknown, field: string): (string | number)[] {
  const steps: (string | number)[] = []
  let here = value
  for (const [, code, key] of field.matchAll(/\[([^\]]+)\]|([^.[\]]+)/g)) {
    const step = key ?? positionOf(here, code ?? '')
    if (step === -1 || here === null || typeof here !== 'object') break
    steps.push(step)
    here = (here as Record<string | number, unknown>)[step]
  }
  return steps
}

function positionOf(list: unknown, code: string): number {
  if (!Array.isArray(list)) return -1
  return list.findIndex(
    (each: unknown) => each !== null && typeof each === 'object' && 'code' in each && each.code === code,
  )
}
