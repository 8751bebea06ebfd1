import { type Compiled, compile, type TermSet } from '@waymark/terms'
import { readTerms } from '@waymark/terms/read'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

let set: TermSet | undefined

/** `content/terms` of the checkout this code lies in, built or not; read once. Throws on a fault: half a word list must not be served. */
export function shippedTerms(): TermSet {
  if (set) return set
  const folder = termsFolder()
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  const read = readTerms(Object.fromEntries(names.map(name => [name, readFileSync(path.join(folder, name), 'utf8')])))
  if (!read.ok)
    throw new Error(read.refusals.map(({ file, at, kind }) => `content/terms/${file} ${at}: ${kind}`).join('\n'))
  return (set = read.value)
}

/** The shipped word list, made ready to check with. */
export function readShippedChecker(): Compiled {
  return compile(shippedTerms())
}

function termsFolder(): string {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'content/terms')
    if (existsSync(found)) return found
    if (folder === path.dirname(folder)) throw new Error('The folder content/terms was not found.')
  }
}
