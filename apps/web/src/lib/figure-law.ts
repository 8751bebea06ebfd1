import type { Figure } from '@waymark/measure'

/**
 * The numbers of a figure as attributes of what prints it, so that whoever reads the page with a program can check the law:
 * counts of values and reasons are the asked; the asked and those not asked are in scope. None for withheld figures.
 */
export function lawOf(figure: Figure): Readonly<Record<`data-${string}`, string | number>> {
  if (figure.kind === 'withheld') return {}
  if (figure.kind === 'entries' || figure.kind === 'entry-sum')
    return { 'data-lists': figure.lists.asked, 'data-closed': figure.lists.closed }
  const { inScope, asked, applicable, answered } = figure.sets
  return {
    'data-in-scope': inScope,
    'data-asked': asked,
    'data-not-asked': 'notAsked' in figure ? Number(figure.notAsked) : inScope - asked,
    'data-applicable': applicable,
    'data-answered': answered,
    'data-values': pairs(figure.kind === 'states' ? figure.states : { given: figure.given }),
    'data-missing': pairs(figure.missing),
  }
}

function pairs(counts: Readonly<Partial<Record<string, number>>>): string {
  return Object.entries(counts)
    .map(([name, n]) => `${name}:${n ?? 0}`)
    .join(' ')
}
