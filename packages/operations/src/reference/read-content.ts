/** Reads everything below `content/` into checked values: what a fresh installation loads, and what `waymark check` checks. */
import fs from 'node:fs'
import path from 'node:path'
import {
  readMaps,
  readPlaces,
  readReference,
  readSurvey,
  type Maps,
  type ReferenceContent,
  type Survey,
} from '@waymark/exchange'
import { readFramework, readRegisterKinds, type FrameworkEdition, type RegisterKind } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import { sha256Of } from '../sha256.ts'

type TextFile = { readonly file: string; readonly text: string }
export type ContentProblem = {
  readonly file: string
  readonly line?: number | null
  readonly row?: number | null
  readonly path: string
  readonly kind: string
  readonly message: string
}

export type ShippedEdition = {
  readonly edition: FrameworkEdition
  readonly sha256: string
  readonly demonstration: boolean
}

export type Content = {
  readonly reference: ReferenceContent
  readonly registers: readonly RegisterKind[]
  readonly frameworks: readonly ShippedEdition[]
  readonly surveys: readonly Survey[]
}

/** The folder of the shipped content. */
export const contentFolder = path.join(import.meta.dirname, '../../../../content')

/** Everything or nothing; every problem of every file is named. `demonstration` false leaves all that is invented out. */
export function readContent(folder: string, demonstration: boolean): Result<Content, readonly ContentProblem[]> {
  const problems: ContentProblem[] = []
  const keep = <T>(read: Result<T, readonly ContentProblem[]>): T | undefined => {
    if (read.ok) return read.value
    problems.push(...read.refusal)
    return undefined
  }
  const registers = keep(readRegisterKinds(textsBelow(folder, 'registers', '.yaml')))
  const frameworkFiles = [
    ...textsBelow(folder, 'frameworks', '.yaml'),
    ...(demonstration ? textsBelow(folder, 'frameworks/demonstration', '.yaml') : []),
  ]
  const known = registers ?? []
  const frameworks = frameworkFiles.flatMap(file => {
    const edition = keep(readFramework(file.text, file.file, known))
    return edition ? [{ edition, sha256: sha256Of(file.text), demonstration: edition.framework.invented }] : []
  })
  const indicators = frameworks
    .filter(framework => framework.edition.framework.code === 'public-record')
    .flatMap(framework => framework.edition.indicators)
  const places = textsBelow(folder, 'places').filter(
    textFile => demonstration || !path.basename(textFile.file).startsWith('invented.'),
  )
  const reference = keep(
    readReference(
      {
        places,
        groups: textsBelow(folder, 'groups'),
        facts: textsBelow(folder, 'facts'),
        reviews: textsBelow(folder, 'state-reviews'),
        recommendations: textsBelow(folder, 'recommendations'),
      },
      indicators,
    ),
  )
  const surveys = textsBelow(folder, 'surveys', '.yaml').flatMap(textFile => keep(readSurvey(textFile)) ?? [])
  const listed = new Set<string>(reference?.places.flatMap(list => list.places.map(place => place.code)))
  if (reference) keep(readMaps(textsBelow(folder, 'maps'), listed))
  if (problems.length > 0 || !reference || !registers) return refused(problems)
  return done({ reference, registers, frameworks, surveys })
}

let maps: Maps | undefined

/** The maps that come with the product, read once, of places in the list of real ones. */
export function shippedMaps(): Maps {
  if (maps) return maps
  const [listed, described] = textsBelow(contentFolder, 'places').filter(({ file }) =>
    file.startsWith('places/places.'),
  )
  const places = readPlaces(described!, listed!)
  const known = new Set<string>(places.ok ? places.value.places.map(place => place.code) : [])
  const read = readMaps(textsBelow(contentFolder, 'maps'), known)
  if (!read.ok) throw new Error(`content/maps: ${read.refusal.map(problem => problem.message).join(' ')}`)
  maps = read.value
  return maps
}

/** The files directly in a folder of the content, by name. */
function textsBelow(folder: string, inside: string, ending = ''): TextFile[] {
  const at = path.join(folder, inside)
  if (!fs.existsSync(at)) return []
  return fs
    .readdirSync(at, { withFileTypes: true })
    .filter(entry => entry.isFile() && /[.](?:yaml|csv)$/.test(entry.name) && entry.name.endsWith(ending))
    .map(entry => ({ file: `${inside}/${entry.name}`, text: fs.readFileSync(path.join(at, entry.name), 'utf8') }))
    .sort((one, other) => (one.file < other.file ? -1 : 1))
}
