/** What an answer or an entry rests on: which pieces of evidence can be kept, and which combinations say nothing or too much. */
import { done, plainText, refused, type Result } from '@waymark/language'
import type { Day } from '@waymark/network'
import {
  gathering,
  readPastDay,
  type FieldProblem,
  type LinkProblem,
  type Problems,
  type ReadLink,
} from './form-problems.ts'

/**
 * What a piece of evidence is, in the order in which a form offers it. `observation` is what the respondent saw itself;
 * `unpublished` was seen and is not published: it has no address, and of it nothing goes out but that it was seen, and when.
 * Source: models 2.
 */
export const evidenceTypes = [
  'law',
  'data-set',
  'report',
  'interview',
  'survey',
  'news',
  'observation',
  'unpublished',
] as const
export type EvidenceType = (typeof evidenceTypes)[number]

const aboutPeople: readonly EvidenceType[] = ['report', 'interview', 'news', 'observation']

/**
 * Whether a piece of evidence may name or picture a child, and can be opened to see: a report, an interview, news or an own observation at an
 * address. Laws, data sets and surveys speak of no single person; what is not published and what has no address nobody is led to.
 */
export const mayShowAChild = (type: EvidenceType, hasAddress: boolean): boolean =>
  hasAddress && aboutPeople.includes(type)

/** The parts of a piece of evidence, as a form calls them and in its order. `where`: where a source without an address can be consulted. */
export const evidenceParts = ['type', 'address', 'where', 'seenOn', 'quote', 'place'] as const
export type EvidencePart = (typeof evidenceParts)[number]

/** One line of a form. */
export type TypedEvidence = Readonly<Record<EvidencePart, string>>

/** A piece from what stands under each of its parts. */
export const pieceFrom = (text: (part: EvidencePart) => string): TypedEvidence =>
  Object.fromEntries(evidenceParts.map(part => [part, text(part)])) as TypedEvidence

/** A line in which nothing was written. */
export const noPiece = pieceFrom(() => '')

export const mostEvidence = 20 // pieces of one answer or entry that a form takes; it shows two more than are filled in

/** A piece that can be kept. `address` or `where`, never both; neither only where it is not published. */
export type ReadEvidence = {
  readonly type: EvidenceType
  readonly address: string | null
  readonly where: string | null
  readonly seenOn: Day
  readonly quote: string | null
  readonly place: string | null
}

export type EvidenceProblem =
  | FieldProblem
  | LinkProblem
  | { readonly kind: 'evidence.type-unknown'; readonly field: string; readonly given: string }
  | {
      readonly kind: 'evidence.without-source' | 'evidence.two-sources' | 'evidence.unpublished-with-address'
      readonly field: string
    }

/** How long each text may be, in characters: a passage, not a document; a page or a section; a library and its shelf mark. */
const longest = { quote: 2000, place: 200, where: 500 }

/** `today`: the last day that may have come already. */
type Reading = { readonly today: string; readonly link: ReadLink }

/**
 * Reads the lines of a form in which anything stands. Every piece says what it is and on which day it was seen, and has either
 * an address or where it can be consulted; one that is not published has no address. Refuses with every problem, each naming its
 * field: `evidence.2.address`.
 */
export function readEvidence(
  lines: readonly TypedEvidence[],
  reading: Reading,
): Result<readonly ReadEvidence[], Problems<EvidenceProblem>> {
  const all = gathering<EvidenceProblem>()
  const read = lines.flatMap((typed, index) => {
    const line = trimmed(typed)
    if (Object.values(line).every(text => text === '')) return []
    return all.take(readLine(`evidence.${index}`, line, reading)) ?? []
  })
  return all.end(() => read)
}

const trimmed = (line: TypedEvidence): TypedEvidence => ({
  type: line.type.trim(),
  address: plainText(line.address),
  where: plainText(line.where),
  seenOn: line.seenOn.trim(),
  quote: plainText(line.quote),
  place: plainText(line.place),
})

function readLine(
  field: string,
  line: TypedEvidence,
  { today, link }: Reading,
): Result<ReadEvidence, Problems<EvidenceProblem>> {
  const all = gathering<EvidenceProblem>()
  const type = all.take(readType(`${field}.type`, line.type))
  const unfit = type && unfitSource(field, type, line)
  if (unfit) all.add(unfit)
  const address = line.address === '' || unfit ? null : all.take(link(`${field}.address`, line.address))
  for (const name of ['where', 'quote', 'place'] as const)
    if (line[name].length > longest[name])
      all.add({ kind: 'field.too-long', field: `${field}.${name}`, most: longest[name] })
  const seenOn = all.take(readPastDay(`${field}.seenOn`, line.seenOn, today))
  const { where, quote, place } = line
  return all.end(() => ({
    type: type!,
    address: address!,
    where: where || null,
    seenOn: seenOn!,
    quote: quote || null,
    place: place || null,
  }))
}

function readType(field: string, given: string): Result<EvidenceType, EvidenceProblem> {
  if (given === '') return refused({ kind: 'field.missing', field })
  const type = evidenceTypes.find(evidenceType => evidenceType === given)
  return type ? done(type) : refused({ kind: 'evidence.type-unknown', field, given })
}

function unfitSource(
  field: string,
  type: EvidenceType,
  { address, where }: TypedEvidence,
): EvidenceProblem | undefined {
  if (type === 'unpublished')
    return address === '' ? undefined : { kind: 'evidence.unpublished-with-address', field: `${field}.address` }
  if (address === '' && where === '') return { kind: 'evidence.without-source', field: `${field}.address` }
  return address !== '' && where !== '' ? { kind: 'evidence.two-sources', field: `${field}.where` } : undefined
}

/** What of a piece of evidence may go out: of one that is not published, that it was seen and when, and none of its words. */
export function publicEvidence<Piece extends { readonly type: EvidenceType; readonly seenOn: string }>(
  piece: Piece,
): Piece | Pick<Piece, 'type' | 'seenOn'> {
  const { type, seenOn } = piece
  return type === 'unpublished' ? { type, seenOn } : piece
}
