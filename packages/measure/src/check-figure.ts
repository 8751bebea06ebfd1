import { noAnswerPublished, phaseStates, publicReasons, ratingStates, reasons } from '@waymark/collection'
import type { EntriesFigure, EntrySumFigure, Figure, Lists, MissingCounts, Sets, SubjectsFigure } from './figure.ts'
import { shapeViolations } from './figure-shape.ts'
import { allMissing } from './missing-counts.ts'

/**
 * What in a figure breaks the law of honest numbers; empty if nothing does. Each violation is one English sentence for the
 * person who verifies a release. The law: in scope >= asked >= applicable >= answered; counts of values = answered; counts
 * of values + reasons = asked; asked - not applicable = applicable; closed lists = complete + nothing to report, and with
 * the reasons they are the lists asked for; a withheld figure carries nothing but its rule. Never throws: what was read from a
 * file and only claims to be a figure is a violation too.
 * Source: design 3.1, definitions 7, 9 and 12.
 */
export function checkFigure(figure: Figure): readonly string[] {
  const misshapen = shapeViolations(figure)
  if (misshapen.length > 0) return misshapen
  if (figure.kind === 'withheld') return onlyRule(figure)
  if (figure.kind === 'entries' || figure.kind === 'entry-sum') return ofEntries(figure)
  return [...ofSets(figure.sets), ...ofMissing(figure.missing), ...ofCounts(figure)]
}

function onlyRule(figure: object): readonly string[] {
  const others = Object.keys(figure).filter(key => key !== 'kind' && key !== 'rule')
  return others.map(key => `a withheld figure carries "${key}"`)
}

function ofSets(sets: Sets): readonly string[] {
  return [
    ...(Object.entries(sets) as [string, number][]).flatMap(([name, n]) => countProblems(name, n)),
    ...unless(sets.inScope >= sets.asked, `asked ${sets.asked} is more than in scope ${sets.inScope}`),
    ...unless(sets.asked >= sets.applicable, `applicable ${sets.applicable} is more than asked ${sets.asked}`),
    ...unless(sets.applicable >= sets.answered, `answered ${sets.answered} is more than applicable ${sets.applicable}`),
  ]
}

const known: readonly string[] = [...reasons, noAnswerPublished]
const open: readonly string[] = publicReasons

function ofMissing(missing: MissingCounts): readonly string[] {
  const isPublic = (missing[noAnswerPublished] ?? 0) > 0
  return Object.entries(missing).flatMap(([reason, n]) => [
    ...unless(known.includes(reason), `"${reason}" is no reason for a missing value`),
    ...unless(!isPublic || open.includes(reason), `"${reason}" stands beside answers that are not published`),
    ...countProblems(reason, n),
  ])
}

function ofCounts(figure: SubjectsFigure): readonly string[] {
  const { sets, missing } = figure
  const values = figure.kind === 'states' ? Object.values(figure.states).reduce((sum, n) => sum + n, 0) : figure.given
  const notAnswered = allMissing(missing)
  const notApplicable = missing['not-applicable'] ?? 0
  return [
    ...(figure.kind === 'states' ? ofStates(figure.of, figure.states) : ofNumbers(figure)),
    ...unless(values === sets.answered, `values ${values} are not the ${sets.answered} answered`),
    ...unless(
      values + notAnswered === sets.asked,
      `values ${values} + reasons ${notAnswered} are not the ${sets.asked} asked`,
    ),
    ...unless(
      sets.asked - notApplicable === sets.applicable,
      `asked ${sets.asked} - not applicable ${notApplicable} is not applicable ${sets.applicable}`,
    ),
  ]
}

const statesOf: Readonly<Record<string, readonly string[]>> = {
  rating: ratingStates,
  phase: phaseStates,
  printed: ['yes', 'not-yes'],
}

function ofStates(of: string, states: Readonly<Record<string, number>>): readonly string[] {
  const expected = statesOf[of] ?? []
  const same = Object.keys(states).length === expected.length && expected.every(state => state in states)
  return [
    ...unless(same, `states of a ${of} figure are ${expected.join(', ')}, not ${Object.keys(states).join(', ')}`),
    ...Object.entries(states).flatMap(([state, n]) => countProblems(state, n)),
  ]
}

function ofNumbers(figure: Exclude<SubjectsFigure, { readonly kind: 'states' }>): readonly string[] {
  const given = countProblems('given', figure.given)
  if (figure.kind === 'given') return given
  if (figure.kind === 'maximum') {
    const none = unless(
      (figure.largest === null) === (figure.given === 0),
      `${figure.given} given and the largest ${figure.largest}`,
    )
    return [...given, ...none, ...(figure.largest === null ? [] : decimal('largest', figure.largest))]
  }
  if (figure.kind === 'sum') return [...given, ...decimal('total', figure.total)]
  const texts = [...decimal('numerator', figure.numerator), ...decimal('denominator', figure.denominator)]
  const above = texts.length === 0 && BigInt(figure.numerator) > BigInt(figure.denominator)
  return [...given, ...texts, ...unless(!above, `numerator ${figure.numerator} is above ${figure.denominator}`)]
}

function ofEntries(figure: EntriesFigure | EntrySumFigure): readonly string[] {
  if (figure.kind === 'entries') return [...countProblems('distinct', figure.distinct), ...ofAllLists(figure)]
  return [
    ...countProblems('entries', figure.entries),
    ...countProblems('withoutNumber', figure.withoutNumber),
    ...decimal('total', figure.total),
    ...unless(figure.withoutNumber <= figure.entries, `${figure.withoutNumber} of ${figure.entries} without number`),
    ...unless(figure.mayCountTwice === true, 'a sum over entries does not say that a person may be in it twice'),
    ...ofAllLists(figure),
  ]
}

const ofAllLists = ({ lists, upper }: EntriesFigure | EntrySumFigure): readonly string[] =>
  [lists, ...(upper ? [upper.regional, upper.international] : [])].flatMap(ofLists)

function ofLists(lists: Lists): readonly string[] {
  const { asked, closed, complete, nothing, missing } = lists
  const open = allMissing(missing)
  return [
    ...[asked, closed, complete, nothing].flatMap(n => countProblems('lists', n)),
    ...ofMissing(missing),
    ...unless(complete + nothing === closed, `complete ${complete} + nothing ${nothing} are not the ${closed} closed`),
    ...unless(closed + open === asked, `closed ${closed} + reasons ${open} are not the ${asked} lists asked for`),
  ]
}

function countProblems(name: string, n: number): readonly string[] {
  return unless(Number.isSafeInteger(n) && n >= 0, `${name} is ${n}, not a whole number`)
}

function decimal(name: string, text: string): readonly string[] {
  return unless(typeof text === 'string' && /^\d+$/.test(text), `${name} is ${text}, not a whole number in digits`)
}

function unless(right: boolean, violation: string): readonly string[] {
  return right ? [] : [violation]
}
