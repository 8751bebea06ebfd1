/**
 * What is wrong in a file, for the person who edits it. `line` counts from 1 and points at the field or, where it is
 * missing, at its parent; `path` names it (`indicators[O1a].criteria.yes`); `kind` is the message key and `values` what it
 * speaks of; `message` says it in plain English.
 */
export type FrameworkProblem = {
  readonly file: string
  readonly line: number
  readonly path: string
  readonly kind: `framework.${string}`
  readonly message: string
  readonly values: Readonly<Record<string, string | number>>
}

/** A finding of a rule before it is placed in the file: the path by keys and positions. */
export type FrameworkFinding = {
  readonly at: readonly (string | number)[]
  readonly kind: FrameworkProblem['kind']
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** One line a person can act on: file, line, field, reason. */
export function describeProblem(problem: FrameworkProblem): string {
  const field = problem.path === '' ? '' : ` ${problem.path}:`
  return `${problem.file}:${problem.line}:${field} ${problem.message}`
}
