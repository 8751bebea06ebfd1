/**
 * What is wrong in a file, for the person who edits it. `line` counts from 1; `row` is the row of a table as a spreadsheet
 * numbers it (the header is row 1) and is absent where no table is meant. `path` names the field: a column, or
 * `mend[0].reason.ar`. `kind` is the message key and `values` what it speaks of; `message` says it in plain English.
 */
export type Problem = {
  readonly file: string
  readonly line: number
  readonly row?: number
  readonly path: string
  readonly kind: string
  readonly message: string
  readonly values: Readonly<Record<string, string | number>>
}

/** A file by name and text. The name is only for messages; nothing is opened. */
export type TextFile = { readonly file: string; readonly text: string }

/** A problem of a row before it is placed: which column, which rule, which values. */
export type Finding = {
  readonly path: string
  readonly kind: string
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** That what a cell holds is not taken, and why; `kind` is the message key. */
export const cellFinding = (path: string, kind: string, given: string, why: string): Finding => ({
  path,
  kind,
  message: `"${given}" ${why}.`,
  values: { given },
})

/** The finding at a row of a table. */
export function atRow(table: { readonly file: string }, row: number, finding: Finding): Problem {
  return { file: table.file, line: row, row, ...finding, values: { row, ...finding.values } }
}

/** The finding at a line of a file. */
export function atLine(file: string, line: number, finding: Finding): Problem {
  return { file, line, ...finding, values: finding.values ?? {} }
}

/** One line a person can act on: file, row or line, field, reason. */
export function describeProblem(problem: Problem): string {
  const place = problem.row === undefined ? `line ${problem.line}` : `row ${problem.row}`
  const field = problem.path === '' ? '' : `, ${problem.path}`
  return `${problem.file}, ${place}${field}: ${problem.message}`
}
