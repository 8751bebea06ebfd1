import { checkFigure, type Figure } from '@waymark/measure'

/** A figure met in a page file: where it stands, under which id, and what of the law it breaks. */
export type FigureMet = { readonly name: string; readonly violations: readonly string[] }

const kinds = new Set(['states', 'sum', 'maximum', 'share', 'given', 'entries', 'entry-sum', 'withheld'])

/** Every figure anywhere in a value, checked against the law of design 3.1. */
export function figuresIn(value: unknown): readonly FigureMet[] {
  const met: FigureMet[] = []
  walk(value, '', met)
  return met
}

function walk(value: unknown, name: string, met: FigureMet[]): void {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) walk(one, `${name}[${index}]`, met)
  } else if (typeof value === 'object' && value !== null) {
    if (isFigure(value)) met.push({ name, violations: violationsOf(value) })
    const named = 'id' in value && typeof value.id === 'string' && 'figure' in value ? value.id : undefined
    for (const [key, one] of Object.entries(value)) walk(one, named ?? (name === '' ? key : `${name}.${key}`), met)
  }
}

/** A figure has the kind of one and either sets, lists or the rule that withholds it. */
function isFigure(value: object): value is Figure {
  const kind = 'kind' in value && typeof value.kind === 'string' && kinds.has(value.kind)
  return kind && ('sets' in value || 'lists' in value || 'rule' in value)
}

function violationsOf(figure: Figure): readonly string[] {
  const violations = checkFigure(figure)
  if (!('sets' in figure) || !('notAsked' in figure)) return violations
  const { inScope, asked } = figure.sets
  const right = figure.notAsked === inScope - asked
  return right
    ? violations
    : [...violations, `asked ${asked} + not asked ${String(figure.notAsked)} are not the ${inScope} in scope`]
}
