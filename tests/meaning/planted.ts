/** Planted worlds whose release is read as anybody reads it: a page file, an open-data file, what `verify` says. */
import assert from 'node:assert/strict'
import type { FrameworkEdition, Indicator } from '@waymark/framework'
import { decodeUtf8, verifyRelease, assembleRelease, type Call, type Candidate } from '@waymark/scorecard'
import { shipped } from '../../packages/framework/test/shipped.ts'
import { anybody, keys, stamp } from '../../packages/scorecard/test/keys.ts'
import { adopted } from '../../packages/scorecard/test/small-edition.ts'
import { texts, threeCountries } from '../../packages/scorecard/test/three-countries.ts'

export const ecpat = shipped('ecpat-2021-2025')

/** The sentence of the source that an indicator stands for, in English. */
export const sentence = (code: string, edition: FrameworkEdition = ecpat): string =>
  `${code}: ${edition.indicators.find(each => each.code === code)!.name.en!.text}`

export const keyOf = ({ framework, edition }: FrameworkEdition) => `${framework.code}/${edition.label}`
export const folderOf = ({ framework, edition }: FrameworkEdition) => `${framework.code}-${edition.label}`

/** A round of a year in which these countries are asked these indicators. */
export function round(
  year: number,
  edition: FrameworkEdition,
  asked: Readonly<Record<string, readonly string[]>>,
): Call {
  const all = [...new Set(Object.values(asked).flat())].sort()
  return {
    ...threeCountries.calls[0]!,
    id: `round-${edition.framework.code}-${year}`,
    label: `Round ${year}`,
    edition: keyOf(edition),
    period: { label: `${year}`, from: `${year}-01-01`, until: `${year + 1}-01-01` },
    openedOn: `${year}-11-01`,
    scope: { country: all },
    asked: Object.entries(asked).map(([indicator, subjects]) => ({
      indicator,
      version: edition.indicators.find(eachIndicator => eachIndicator.code === indicator)!.version.number,
      subjectKind: 'country',
      respondentType: 'member',
      subjects,
    })),
    registers: [],
  }
}

/** A world with nothing in it but what a test plants. */
export const planted = (editions: readonly FrameworkEdition[], given: Partial<Candidate>): Candidate => ({
  ...threeCountries,
  editions: editions.map(edition => adopted(edition)),
  calls: [],
  registerKinds: [],
  answers: [],
  entries: [],
  closings: [],
  baselines: [],
  priorities: [],
  learning: [],
  objections: [],
  exclusions: [],
  acceptedSubmissions: [],
  surveys: [],
  ...given,
})

export type Line = Readonly<Record<string, string>>

/** The release of a world: signed, verified by somebody who has nothing but its files, and read. */
export function published(candidate: Candidate) {
  const { files } = assembleRelease(candidate, texts, { stamp, crypto: keys })
  assert.deepEqual(verifyRelease(files, anybody).findings, [])
  const text = (path: string): string => {
    assert.ok(files[path], `the release has no file ${path}`)
    return decodeUtf8(files[path])!
  }
  return {
    paths: Object.keys(files),
    page: <Page>(path: string): Page => JSON.parse(text(path)) as Page,
    table: (path: string): readonly Line[] => linesOf(text(path)),
  }
}

/** A CSV file without line breaks within cells. */
export function linesOf(csv: string): readonly Line[] {
  const [header = [], ...rows] = csv
    .trimEnd()
    .split('\r\n')
    .map(line => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(match => match[1]!.replace(/^"|"$/g, '')))
  return rows.map(row => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
}

/** The edition with one indicator read otherwise than its sentence says. */
export const misread = (
  edition: FrameworkEdition,
  code: string,
  read: (indicator: Indicator) => Indicator,
): FrameworkEdition => ({
  ...edition,
  indicators: edition.indicators.map(eachIndicator =>
    eachIndicator.code === code ? read(eachIndicator) : eachIndicator,
  ),
})
