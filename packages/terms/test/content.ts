import { readdirSync, readFileSync } from 'node:fs'
import { type Compiled, compile, type TermLanguage, type TermSet } from '../src/index.ts'
import { readTerms } from '../src/read-terms.ts'

const folder = new URL('../../../content/terms/', import.meta.url)

/** The languages with held-out sentences: what is claimed is measured in these. */
export const termLanguages: readonly TermLanguage[] = ['en', 'ru', 'ar', 'sv']

/** The term set as the repository ships it. */
export function shippedTerms(): TermSet {
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  const read = readTerms(Object.fromEntries(files.map(name => [name, readFileSync(new URL(name, folder), 'utf8')])))
  if (!read.ok) throw new Error(read.refusals.map(({ file, at, kind }) => `${file} ${at} ${kind}`).join('\n'))
  return read.value
}

let compiled: Compiled | undefined
export const shipped = (): Compiled => (compiled ??= compile(shippedTerms()))
