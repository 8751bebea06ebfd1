/** What can be wrong with a field of any form, and how all problems of a form are gathered while it is read. */
import { done, plainText, refused, type Result } from '@waymark/language'
import { readDay, type Day, type DayRefusal } from '@waymark/network'

/** `field` is the form's own name of the field, so that a page can show the problem beside it. */
export type FieldProblem =
  | { readonly kind: 'field.missing'; readonly field: string }
  | { readonly kind: 'field.too-long'; readonly field: string; readonly most: number }
  | (DayRefusal & { readonly field: string })
  | { readonly kind: 'day.in-future'; readonly field: string; readonly given: string }

/** What was chosen is none of the choices: no form of ours sends it. */
export type ChoiceProblem = { readonly kind: 'choice.unknown'; readonly field: string; readonly given: string }

/** Why a text is no web address that may be kept and shown as a link. */
export type LinkProblem = {
  readonly kind: 'link.malformed' | 'link.with-blank' | 'link.with-password' | 'link.with-hidden-sign'
  readonly field: string
  readonly given: string
}

/** Reads a web address: what one is, is known outside. */
export type ReadLink = (field: string, given: string) => Result<string, LinkProblem | FieldProblem>

/** Every problem of a form, in the order of its fields; never none. */
export type Problems<P> = readonly [P, ...P[]]

/** Gathers the problems of a form: the person is told of all at once, not of one after the other. */
export type Gathering<P> = {
  /** The value; undefined where it was refused, and why is kept. */
  readonly take: <T>(read: Result<T, P | Problems<P>>) => T | undefined
  readonly add: (problem: P) => void
  /** What is made of the values taken, if none was refused; else every problem. */
  readonly end: <T>(made: () => T) => Result<T, Problems<P>>
}

/** `P`: the problems it can take; each names its field. */
export function gathering<P extends { readonly kind: string; readonly field: string }>(): Gathering<P> {
  const problems: P[] = []
  return {
    take(read) {
      if (read.ok) return read.value
      problems.push(...('kind' in read.refusal ? [read.refusal] : read.refusal))
      return undefined
    },
    add: problem => void problems.push(problem),
    end(made) {
      const [first, ...rest] = problems
      return first ? refused([first, ...rest]) : done(made())
    },
  }
}

/** A text without a letter, digit or symbol is no text. `most`: characters. */
export function readText(field: string, given: string, most: number): Result<string, FieldProblem> {
  const text = plainText(given)
  return text.length > most ? refused({ kind: 'field.too-long', field, most }) : done(text)
}

/** Reads a day on which something has happened: it must be given, and is none that lies ahead. `latest`: the last day it can be. */
export function readPastDay(field: string, given: string, latest: string): Result<Day, FieldProblem> {
  const day = readDay(given)
  if (!day.ok) return refused({ ...day.refusal, field })
  return day.value > latest ? refused({ kind: 'day.in-future', field, given }) : day
}
