/** What an older or newer layout means for verifying, and that no layout changes without a new number. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  assembleRelease,
  canonicalBytes,
  decodeUtf8,
  draftFiles,
  pageFormat,
  signDraft,
  verifyRelease,
  type Files,
} from '../src/index.ts'
import { committedTexts } from '../src/candidate/release-texts.ts'
import { anyCandidate } from './any-candidate.ts'
import { anybody, keys, stamp } from './keys.ts'
import { regionsAndNetwork } from './regions-and-network.ts'
import { signedAgain } from './signed-again.ts'
import { texts, threeCountries } from './three-countries.ts'

const release = assembleRelease(threeCountries, texts, { stamp, crypto: keys })
const auditor = { ...anybody, hmac: keys.hmac, sealed: release.sealed, texts: release.texts }

/** Three countries in detail, regions and the network, and candidates of every sort that come out the same each time. */
const fixtures = [threeCountries, regionsAndNetwork, ...fc.sample(anyCandidate, { seed: 4, numRuns: 25 })]

/** The digest of everything that each page format computes of the same candidates. Only ever append. */
const layouts: Readonly<Record<number, string>> = {
  1: 'cf074f6ec100ae27b87bb22988cba31fefb7e666f01eddf745850f4b2ca4f8c3',
  2: 'c5fba752c41b4933ef760822a6d64e6493923a321e7b7be0dcac74fb750677b8',
  3: 'bdd9e3eae6e66403dfb5e825e3d4a6165b6ff3eddb37ceb0b3cd8f3bff397dee',
  4: 'e0540236cc33fd6224b55a641dd7be62d5c95a6486f995354c9cdc722f280229',
}
/** The digest of those candidates as they go in. */
const goingIn = '1516ae5ee856e3a30493c1b2bf338c7039b65b2c784c4efb39a63deb6b080bc3'

test('no page, base or open-data file changes its layout without a new number', () => {
  const made = fixtures.map(fixture => assembleRelease(fixture, texts, { stamp, crypto: keys }).manifest.files)
  const found = keys.sha256(canonicalBytes(made))
  const given = keys.sha256(canonicalBytes({ fixtures, texts }))
  assert.equal(
    given,
    goingIn,
    `The candidates of this test were changed: put ${given} in "goingIn" and ${found} under ${pageFormat} in "layouts".`,
  )
  assert.equal(
    found,
    layouts[pageFormat],
    `The files of a release are laid out otherwise than in page format ${pageFormat}. Raise pageFormat in packages/scorecard/src/release/page-format.ts to ${pageFormat + 1} and add ${found} under that number in "layouts" of this test; leave the older lines. Releases of page format ${pageFormat} then verify by their bytes, their signature and their figures.`,
  )
})

/** The same release as another version would have written it: another number, and other files where `changed` says so. */
function writtenAs(number: number | undefined, changed: Files = {}): Files {
  return signedAgain({ ...release.files, ...changed }, keys, { pageFormat: number })
}

type Page = { figures: { figure: { shares: { yes: { count: number } } } }[]; layout?: string }
const indicator = 'indicators/small-2026/O1d.json'
const page = (change: (page: Page) => void): Files => {
  const read = JSON.parse(decodeUtf8(release.files[indicator] as Uint8Array) as string) as Page
  change(read)
  return { [indicator]: canonicalBytes(read) }
}
const otherLayout = page(read => void (read.layout = 'as it was then'))

test('a manifest names the format it was written in', () => {
  assert.equal(release.manifest.pageFormat, pageFormat)
  assert.equal(verifyRelease(release.files, auditor).recomputed, 'pages')
})

for (const [name, number] of [
  ['older', pageFormat - 1],
  ['newer', pageFormat + 1],
  ['unnumbered', undefined],
] as const)
  test(`pages of ${name} layout are not called right: the report says that their figures alone were computed again`, () => {
    const report = verifyRelease(writtenAs(number, otherLayout), auditor)
    assert.deepEqual(report.findings, [])
    assert.equal(report.recomputed, 'figures')
    assert.equal(report.checked.pages, 0)
    assert.ok(
      report.notes.some(
        note =>
          note.kind === 'verify.pages-not-recomputed' && note.written === (number ?? null) && note.here === pageFormat,
      ),
    )
  })

test('where another format comes to the same bytes, nothing is left unsaid: every page was computed again', () => {
  for (const number of [pageFormat + 1, undefined])
    assert.deepEqual(
      [verifyRelease(writtenAs(number), auditor)].map(report => [report.intact, report.recomputed]),
      [[true, 'pages']],
    )
})

test('a draft is signed in the format it was computed in, though a later version signs it', () => {
  const drafting = draftFiles(threeCountries, {
    label: stamp.label,
    texts: committedTexts(texts, keys),
    crypto: keys,
  })
  let next = drafting.next()
  while (!next.done) next = drafting.next()
  const { pageFormat: own, ...older } = next.value
  assert.equal(own, pageFormat)
  const signed = (draft: typeof next.value) => {
    const { files } = signDraft({ draft, objections: { open: [], all: [] }, texts, stamp, crypto: keys })
    return (JSON.parse(decodeUtf8(files['manifest.json']!)!) as { pageFormat: number }).pageFormat
  }
  assert.deepEqual(
    [signed({ ...older, pageFormat: 7 }), signed(older)],
    [7, 1],
    'one that does not say it is of the first',
  )
})

test('a number that does not follow from the data is found in whatever format the release was written', () => {
  const wrong = page(read => {
    read.layout = 'as it was then'
    read.figures[0]!.figure.shares.yes.count = 3
  })
  for (const number of [pageFormat + 1, undefined]) {
    const { findings } = verifyRelease(writtenAs(number, wrong), anybody)
    assert.deepEqual(findings, [
      {
        kind: 'verify.figure-differs',
        path: indicator,
        at: 'shares.yes.count',
        figure: 'small/O1d@1/2026/member',
        found: '3',
        computed: '1',
      },
    ])
  }
})

test('so is one of a group within a breakdown', () => {
  const path = 'indicators/small-2021/O1a/groups.json'
  const read = JSON.parse(decodeUtf8(release.files[path] as Uint8Array) as string) as {
    breakdowns: { groups: { figure: { sets: { answered: number } } }[] }[]
  }
  read.breakdowns[0]!.groups[1]!.figure.sets.answered += 1
  const { findings } = verifyRelease(writtenAs(pageFormat + 1, { [path]: canonicalBytes(read) }), anybody)
  assert.ok(
    findings.some(finding => finding.kind === 'verify.figure-differs' && finding.figure?.endsWith(' region south')),
  )
})

test('so is a flipped byte, a missing file and a wrong signature', () => {
  const other = writtenAs(pageFormat + 1, otherLayout)
  const { [indicator]: _, ...fewer } = other
  assert.deepEqual(verifyRelease(fewer, anybody).findings, [{ kind: 'verify.file-missing', path: indicator }])
  const flipped = {
    ...other,
    [indicator]: Uint8Array.from(other[indicator]!, (byte, at) => (at === 9 ? byte ^ 1 : byte)),
  }
  assert.ok(verifyRelease(flipped, anybody).findings.some(finding => finding.kind === 'verify.file-changed'))
  const unsigned = { ...other, 'signature.json': release.files['signature.json']! }
  assert.deepEqual(
    verifyRelease(unsigned, anybody).findings.map(finding => finding.kind),
    ['verify.signature-wrong'],
  )
})

test('a figure that says less than ours does is not called wrong; one that is not ours is counted as not computed', () => {
  const less = page(read => {
    const { shares } = read.figures[0]!.figure
    read.figures[0]!.figure = { shares }
  })
  assert.deepEqual(verifyRelease(writtenAs(pageFormat - 1, less), anybody).findings, [])
  const strange = {
    ...less,
    'data/plan-of-then.json': canonicalBytes({ id: 'of/then@1', indicator: 'then', figure: {} }),
  }
  const report = verifyRelease({ ...writtenAs(pageFormat - 1, less), ...strange }, anybody)
  assert.ok(report.notes.some(note => note.kind === 'verify.figures-not-recomputed' && note.count === 1))
})

test('where not even the data can be read, the report says that nothing was computed again, and why', () => {
  const path = 'data/answers.json'
  const text = decodeUtf8(release.files[path]!)!.replaceAll('"status"', '"was"')
  const report = verifyRelease(writtenAs(pageFormat + 1, { [path]: new TextEncoder().encode(text) }), anybody)
  assert.deepEqual([report.findings, report.recomputed], [[], 'nothing'])
  assert.ok(
    report.notes.some(note => note.kind === 'verify.figures-not-recomputed' && note.reason !== '' && note.count > 50),
  )
})

test('a number that is none is damage', () => {
  const manifest = { ...JSON.parse(decodeUtf8(release.files['manifest.json']!)!), pageFormat: 'one' }
  const { findings } = verifyRelease({ ...release.files, 'manifest.json': canonicalBytes(manifest) }, anybody)
  assert.deepEqual(findings, [{ kind: 'verify.manifest-damaged' }])
})
