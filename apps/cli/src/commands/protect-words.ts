/** Refusals of `waymark protect` in words. Cells and names are said, a hidden count never. */
import { cellWords, visibleName, type DisclosureRefusal } from '@waymark/disclosure'

type Kind = DisclosureRefusal['kind']
type Of<K extends Kind> = Extract<DisclosureRefusal, { readonly kind: K }>
type Words = { readonly [K in Kind]: (refusal: Of<K>) => string }

const mostNamed = 10 // cells or members; more are counted, not listed

/** One refusal as a sentence that names what to mend. */
export function refusalWords(refusal: DisclosureRefusal): string {
  const say = words[refusal.kind] as (refusal: DisclosureRefusal) => string
  return say(refusal)
}

const words: Words = {
  'policy.threshold-not-whole': ({ given }) => `--smallest is a whole number from 1 on, not ${given}.`,
  'policy.width-not-whole': ({ given }) => `--width is a whole number from 1 on, not ${given}.`,
  'hierarchy.hole': ({ dimension, member, leaf }) =>
    leaf === undefined
      ? `${dimension}: ${quoted([member])} is divided into nothing.`
      : `${dimension}: two divisions of ${quoted([member])} do not cover the same; only one has ${quoted([leaf])}.`,
  'hierarchy.loop': ({ dimension, path }) =>
    `${dimension}: a member is a part of itself: ${path.map(visibleName).join(' > ')}.`,
  'hierarchy.overlap': ({ dimension, member, leaf }) =>
    `${dimension}: ${quoted([leaf])} is counted twice in ${quoted([member])}.`,
  'table.no-dimension': () => 'The mapping names no dimension.',
  'table.dimension-twice': ({ dimension }) => `The dimension ${dimension} stands twice.`,
  'table.too-few-cells': ({ cells }) => `A table needs at least two counts; this one has ${cells}.`,
  'table.too-large': ({ size, limit, of }) =>
    of === 'cells'
      ? `The table has ${number(size)} counts; at most ${number(limit)} can be judged.`
      : `The table spans ${number(size)} combinations of its finest members; at most ${number(limit)} can be judged.`,
  'table.unknown-dimension': ({ dimension, cell }) => `${cellWords(cell)}: there is no dimension ${dimension}.`,
  'table.unknown-member': ({ dimension, member }) => `${dimension} has no member ${quoted([member])}.`,
  'table.count-negative': ({ cell }) => `${cellWords(cell)}: a count is never below 0.`,
  'table.count-not-whole': ({ cell }) => `${cellWords(cell)}: a count is a whole number below 9 quadrillion.`,
  'table.cells-disagree': ({ cells }) => `Two cells over the same children differ: ${list(cells)}.`,
  'table.not-additive': notAdditive,
  'table.inconsistent': () => 'No whole counts could give these totals and parts.',
  'mapping.malformed': ({ at, wanted }) =>
    `The mapping: ${at === '' ? 'the file' : visibleName(at)} must be ${wanted}.`,
  'mapping.column-missing': ({ column }) => `The table has no column "${visibleName(column)}".`,
  'mapping.column-twice': ({ column }) => `The column "${visibleName(column)}" stands twice in the table.`,
  'mapping.column-unnamed': ({ columns }) =>
    `The mapping does not say what ${quoted(columns)} ${columns.length === 1 ? 'is' : 'are'}. Counts and rates give hidden counts away: name a column under counts or derived, or, when no figure in it comes from the counts, under freeOfCounts.`,
  'mapping.field-without-column': ({ line, column }) =>
    `Line ${line}: something stands in column ${column}, which has no name.`,
  'mapping.line-twice': ({ cell }) => `This line stands twice: ${cellWords(cell)}.`,
  'mapping.line-missing': ({ cell, parts }) =>
    `${cellWords(cell)} has lines for some of its parts and none for ${list(parts)}: a reader finds what is left out by subtraction. Add the lines; or name the member under unprinted; or, where a line left out counts nothing, write "noLine": 0.`,
  'mapping.count-unreadable': ({ column, line }) =>
    `Line ${line}, column "${visibleName(column)}": not a count. Write digits, or say in the mapping what a blank is.`,
  'mapping.members-differ': membersDiffer,
  'mapping.alone-in-division': ({ dimension, member }) =>
    `${dimension}: ${quoted([member])} is named as alone and stands in a division.`,
  'mapping.unprinted-on-line': ({ dimension, member }) =>
    `${dimension}: ${quoted([member])} is named as unprinted and stands on a line.`,
  'mapping.unprinted-twice': ({ dimension, member }) =>
    `${dimension}: two parts of ${quoted([member])} are unprinted; join them to one, since only what is left in all is known.`,
  'mapping.sum-unsaid': ({ dimension, sums }) => {
    const named = sums.map(
      ({ member, parts }) => `${quoted([member])} is ${parts.map(part => quoted([part])).join(' + ')}`,
    )
    return `${dimension}: on every line, ${named.slice(0, mostNamed).join('; ')}. If that is a sum, say it in divisions; if it is chance, name the member in notSums.`
  },
  'protect.impossible': ({ cells }) =>
    cells.length === 0 ? 'This cannot be protected.' : `This cannot be protected: ${list(cells)}.`,
  'certificate.exposed': ({ cells }) => `A reader can confine these counts: ${list(cells)}.`,
  'release.already-disclosed': ({ cells }) => `Earlier tables disclose this already: ${list(cells)}.`,
  'release.malformed': ({ at, wanted }) =>
    `This is no ledger, or a damaged one: ${at === '' ? 'the file' : visibleName(at)} must be ${wanted}. A ledger is never mended by hand; take it from the last backup.`,
  'release.zeros-were-hidden': ({ release }) =>
    `"${release}" was printed with its zeros hidden, so this table must hide them too (--hide-zeros): otherwise readers take every hidden count to be at least 1.`,
  'release.leaves-unknown': ({ cell }) =>
    `${cellWords(cell)} was corrected since an earlier table, and what its finest parts were is not known.`,
  'release.hidden-unknown': ({ release, cell }) =>
    `The ledger does not say whether ${cellWords(cell)} was hidden in "${release}".`,
  'rounding.base-too-small': ({ given }) => `--round is a whole number from 2 on, not ${given}.`,
  'derived.unknown-input': ({ derived, input }) =>
    `${derived} comes from ${cellWords(input)}, which is not in the table.`,
}

function notAdditive({ cell, parts, counts }: Of<'table.not-additive'>): string {
  if (!counts)
    return `${cellWords(cell)} does not equal its parts (${list(parts)}). A part is small, so no number is said.`
  const sum = counts.parts.map(number).join(' + ')
  return `${cellWords(cell)} does not equal its parts: ${sum} is not ${number(counts.stated)}; the difference is ${number(counts.difference)}.`
}

function membersDiffer({ dimension, inNoDivision, onNoLine, alike }: Of<'mapping.members-differ'>): string {
  const sentences = [`${dimension}: lines and mapping do not name the same members.`]
  if (inNoDivision.length > 0) sentences.push(`On a line and in no division: ${quoted(inNoDivision)}.`)
  if (onNoLine.length > 0) sentences.push(`Named in the mapping and on no line: ${quoted(onNoLine)}.`)
  for (const { given, meant } of alike.slice(0, mostNamed))
    sentences.push(`${quoted([given])} and ${quoted([meant])} look alike.`)
  sentences.push(
    'A sum that readers see and the mapping does not say gives hidden counts away: correct the names, say the division, name a member without any sum under alone, or one without a line under unprinted.',
  )
  return sentences.join('\n')
}

function number(count: number): string {
  return count.toLocaleString('en')
}

function quoted(names: readonly string[]): string {
  const said = names.slice(0, mostNamed).map(name => `"${visibleName(name)}"`)
  return [...said, ...more(names.length)].join(', ')
}

function list(cells: readonly Readonly<Record<string, string>>[]): string {
  return [...cells.slice(0, mostNamed).map(cellWords), ...more(cells.length)].join('; ')
}

function more(count: number): readonly string[] {
  return count > mostNamed ? [`${count - mostNamed} more`] : []
}
