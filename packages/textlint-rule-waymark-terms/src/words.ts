import { readdirSync, readFileSync } from 'node:fs'
import type { TermSet } from '@waymark/terms'
import { readTerms } from '@waymark/terms/read'

const folder = new URL('../../../content/terms/', import.meta.url)

/** The word list of the repository; a built package holds it as data in the place of this file. Throws where the list is not sound. */
function readWords(): TermSet {
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  const read = readTerms(Object.fromEntries(files.map(name => [name, readFileSync(new URL(name, folder), 'utf8')])))
  if (read.ok) return read.value
  throw new Error(read.refusals.map(({ file, at, kind }) => `content/terms/${file}: ${at} (${kind})`).join('\n'))
}

export const words: TermSet = readWords()
