import { firstDifferenceIn } from './difference.ts'
import { bytesOf, type FileSource } from '../bytes/files.ts'
import { readJson } from '../bytes/read-json.ts'
import type { VerifyFinding } from './verify-report.ts'

/** JSON files, read one after the other. */
export type Parsed = Iterable<readonly [path: string, value: unknown]>

/** The JSON files of a release, or those of them that are wanted. */
export function* parsedIn(
  files: FileSource,
  isWanted: (path: string) => boolean = () => true,
): Generator<readonly [string, unknown]> {
  for (const path of files.paths) if (path.endsWith('.json') && isWanted(path)) yield [path, readJson(files.read(path))]
}

/** Values as a reader of their files has them. */
export function* asRead(values: Parsed): Generator<readonly [string, unknown]> {
  for (const [path, value] of values) if (path.endsWith('.json')) yield [path, readJson(bytesOf(path, value))]
}

/** Figures that a release states and that were computed again from its own data, whatever the layout of the pages around them. */
export type FiguresCompared = {
  readonly findings: readonly VerifyFinding[]
  readonly count: number
  readonly unknown: number
}

/**
 * Compares every published figure by its id. What a figure of the release does not say cannot differ: later versions may say more.
 * `unknown`: figures whose id this version does not compute.
 */
export function compareFigures(files: Parsed, computed: Parsed): FiguresCompared {
  const known = new Map([...statedIn(computed)].map(({ id, figure }) => [id, figure]))
  const findings: VerifyFinding[] = []
  let [count, unknown] = [0, 0]
  for (const { path, id, figure } of statedIn(files)) {
    if (!known.has(id)) {
      unknown += 1
      continue
    }
    count += 1
    const difference = firstDifferenceIn(figure, known.get(id))
    if (difference) findings.push({ kind: 'verify.figure-differs', path, ...difference, figure: id })
  }
  return { findings, count, unknown }
}

type Stated = { readonly path: string; readonly id: string; readonly figure: unknown }

function* statedIn(files: Parsed): Generator<Stated> {
  for (const [path, value] of files) for (const stated of statedWithin(value)) yield { path, ...stated }
}

/** Published figures under their id, and those of groups within a breakdown under its figure, its kind of group and theirs. */
function* statedWithin(value: unknown, within = ''): Generator<Omit<Stated, 'path'>> {
  if (typeof value !== 'object' || value === null) return
  const { id, indicator, figure, groupKind } = value as Readonly<Record<string, unknown>>
  const isNamed = typeof id === 'string' && typeof figure === 'object' && (indicator !== undefined || within !== '')
  if (isNamed) yield { id: `${within}${id}`, figure }
  const breakdown = typeof figure === 'string' && typeof groupKind === 'string' ? `${figure} ${groupKind} ` : ''
  for (const one of Object.values(value)) yield* statedWithin(one, Array.isArray(value) ? within : breakdown)
}
