import type { Fact, ImportCounts } from './import-plan.ts'

/** Counts facts by what they say. Places, not rows: where rows have days of their own, a place counts once per day. */
export function countFacts(
  facts: readonly Fact[],
  sizes: { readonly rows: number; readonly scope: number; readonly asked: number },
): ImportCounts {
  const states: Record<string, number> = {}
  const steps: Record<string, number> = {}
  const missing: Record<string, number> = {}
  let given = 0
  for (const { value } of facts) {
    if ('missing' in value) add(missing, value.missing)
    else if ('state' in value) {
      add(states, value.state)
      if (value.step !== null) add(steps, value.step)
    } else given += 1
  }
  return { ...sizes, notAsked: sizes.scope - sizes.asked, states, steps, given, missing }
}

function add(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}
