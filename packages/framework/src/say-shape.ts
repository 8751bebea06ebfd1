import type { z } from 'zod'
import type { FrameworkFinding } from './problem.ts'

/** Turns what the shape refuses into plain findings: what is missing, unknown, or of the wrong kind. */
export function findingsOfShape(issues: readonly z.core.$ZodIssue[], raw: unknown): FrameworkFinding[] {
  return issues.flatMap(issue => findingsOfIssue(issue, raw))
}

function findingsOfIssue(issue: z.core.$ZodIssue, raw: unknown): FrameworkFinding[] {
  const path = issue.path.filter(step => typeof step !== 'symbol')
  const above = path.slice(0, -1).reduce<unknown>(inside, raw)
  // A plain wording is one field for the person who writes it, though the shape sees text, status and source in it.
  const at = typeof above === 'string' ? path.slice(0, -1) : path
  const given = at.reduce<unknown>(inside, raw)
  const field = String(at.at(-1) ?? 'file')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      at: [...at, key],
      kind: 'framework.field-unknown',
      message: `"${key}" is not a field here; check its spelling.`,
      values: { field: key },
    }))
  if (given === undefined)
    return [{ at, kind: 'framework.field-missing', message: `"${field}" is missing.`, values: { field } }]
  if (typeof above === 'string') return [wrong(at, given, issue.message)]
  if (at.at(-2) === 'rollUp' && issue.code === 'invalid_value') return [rollUpRefusal(at, given, issue.values)]
  if (issue.code === 'invalid_value' && issue.values.length > 1)
    return [
      {
        at,
        kind: 'framework.value-unknown',
        message: `${shown(given)} is not one of ${issue.values.map(String).join(', ')}.`,
        values: { given: String(given), known: issue.values.map(String).join(', ') },
      },
    ]
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return [wrongType(at, issue.expected, given)]
  return [wrong(at, given, issue.message)]
}

function wrong(at: FrameworkFinding['at'], given: unknown, reason: string): FrameworkFinding {
  const message = `${shown(given)} ${reason}.`
  return { at, kind: 'framework.value-wrong', message, values: { given: shown(given), reason } }
}

function rollUpRefusal(at: FrameworkFinding['at'], given: unknown, known: readonly unknown[]): FrameworkFinding {
  const allowed = known.map(String).join(', ')
  const average = /average|mean|avg/i.test(String(given))
  const why = average ? 'An average of percentages says nothing true about the whole. ' : ''
  const message = `${shown(given)} is no roll-up. ${why}Known: ${allowed}.`
  return {
    at,
    kind: average ? 'framework.average-refused' : 'framework.value-unknown',
    message,
    values: { given: String(given), known: allowed },
  }
}

function wrongType(at: FrameworkFinding['at'], expected: string, given: unknown): FrameworkFinding {
  const kinds: Record<string, string> = {
    string: 'a text',
    object: 'a group of fields',
    record: 'a group of fields',
    array: 'a list',
    boolean: 'true or false',
    int: 'a whole number',
    number: 'a number',
  }
  const wanted = kinds[expected] ?? expected
  return {
    at,
    kind: 'framework.value-wrong',
    message: `${shown(given)} is not ${wanted}.`,
    values: { given: shown(given), reason: wanted },
  }
}

function inside(value: unknown, step: string | number): unknown {
  return value === null || typeof value !== 'object' ? undefined : (value as Record<string | number, unknown>)[step]
}

function shown(given: unknown): string {
  if (given === null) return 'Nothing'
  if (Array.isArray(given)) return 'A list'
  if (typeof given === 'object') return 'A group of fields'
  const text = String(given)
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}
