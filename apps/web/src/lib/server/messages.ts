import { describeFaults, readCatalogue, type Catalogue } from '@waymark/language'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Reads every area of `content/messages`. Throws on a fault: a page must not be served with half its words. */
export function readMessages(folder: string = messagesFolder()): Catalogue {
  const areas = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(path.join(folder, name), 'utf8'))])
  const read = readCatalogue(Object.fromEntries(areas) as Record<string, unknown>)
  if (!read.ok) throw new Error(`The messages are not whole:\n${describeFaults(read.refusal.faults)}`)
  return read.value
}

/** `content/messages` of the checkout this code lies in, built or not. */
function messagesFolder(): string {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'content/messages')
    if (existsSync(found)) return found
    if (folder === path.dirname(folder)) throw new Error('The folder content/messages was not found.')
  }
}
