/** `waymark verify`: recomputes a release from its own public observations and names what differs. */
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { readReleaseFolder, verifyWhole, withRelease, type Verifiable } from '@waymark/operations'
import type { Note } from '@waymark/scorecard'
import { partsWords, sentenceOf } from '../verify-words.ts'
import { withRuntime } from '../open.ts'

export const usage = `verify FOLDER | --network SLUG [LABEL]   verifies a release  [--key FILE] [--manifest SHA256] [--sealed]
                                   ends with 0: intact; 1: not; 3: as it was signed, but laid out by another version, so that
                                   not all of it was computed again; 4: of a format that this version cannot read;
                                   5: its files are intact, but some texts beside them were not checked or are said to be redacted`

/** How the command ends; scripts go by it. */
const ending = { intact: 0, broken: 1, partly: 3, unreadable: 4, unsigned: 5 } as const

export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      network: { type: 'string' },
      key: { type: 'string' },
      manifest: { type: 'string' },
      sealed: { type: 'boolean', default: false },
    },
  })
  const knownKeys = values.key ? [publicKeyIn(values.key)] : undefined
  const check = (read: Verifiable) =>
    report({
      ...read,
      ...(knownKeys ? { knownKeys } : {}),
      ...(values.manifest ? { expected: { ...read.expected, manifest: values.manifest.toLowerCase() } } : {}),
    })
  if (!values.network) {
    if (!positionals[0]) throw new Error(`Name a folder or a network.\n${usage}`)
    return check(readReleaseFolder(positionals[0], values.sealed))
  }
  const { network, sealed } = values
  return withRuntime(async runtime => {
    const label = positionals[0] ?? 'latest'
    const ended = await withRelease(runtime, { network, label, withSealed: sealed }, check)
    if (ended === undefined) throw new Error(`${network} has no release ${positionals[0] ?? ''}.`)
    return ended
  })
}

function report(read: Verifiable): number {
  const { intact, recomputed, label, network, manifest, findings, notes, checked } = verifyWhole(read)
  const name = `Release ${label ?? '?'} of ${network ?? '?'}`
  for (const eachFinding of [...findings, ...notes]) console.log(sentenceOf(eachFinding))
  console.log(
    `${checked.files} files, ${checked.pages} pages recomputed, ${checked.figures} figures, ${checked.texts} texts and ${checked.sealed} sealed files checked.`,
  )
  if (findings.some(finding => finding.kind === 'verify.format-unknown')) {
    console.log('The release was NOT verified: take a newer version.')
    return ending.unreadable
  }
  if (!intact) {
    console.log(`${name} is NOT intact: ${findings.length} findings.`)
    return ending.broken
  }
  if (recomputed !== 'pages') {
    console.log(`${name} is as it was signed. ${partsWords[recomputed]}`)
    return ending.partly
  }
  console.log(`SHA-256 of its manifest: ${manifest}.`)
  const unsigned = notes.reduce((sum, note) => sum + (isUnsigned(note) ? note.count : 0), 0)
  if (unsigned > 0) {
    console.log(
      `The files of ${name} are intact. Of its texts, ${unsigned} were not checked or are said to be redacted.`,
    )
    return ending.unsigned
  }
  console.log(`${name} is intact.`)
  return ending.intact
}

/** What rests on no signature: texts without the key that checks them, and the list of redactions. */
function isUnsigned(note: Note): note is Extract<Note, { kind: 'verify.texts-not-checked' | 'verify.texts-redacted' }> {
  return note.kind === 'verify.texts-not-checked' || note.kind === 'verify.texts-redacted'
}

/** A public key in a file: base64, with or without the lines of a PEM. */
function publicKeyIn(file: string): string {
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => !line.startsWith('-----'))
    .join('')
    .trim()
}
