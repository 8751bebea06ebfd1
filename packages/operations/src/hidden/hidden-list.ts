/**
 * The list of hidden countries that is kept beside the data, never inside it: a restored backup holds what was hidden since, and the list
 * hides it again. One line each: day, network, country, `hide` or `show`.
 */
import fs from 'node:fs'
import path from 'node:path'

export type HidingNoted = {
  readonly day: string
  readonly network: string
  readonly place: string
  readonly shown: boolean
}

const fileOf = (folder: string): string => path.join(folder, 'hidden.list')
const line = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f-]{36}) ([A-Z]{3}) (hide|show)$/

const written = ({ day, network, place, shown }: HidingNoted) => `${day} ${network} ${place} ${shown ? 'show' : 'hide'}`

/** Adds a line, on disk before this returns. One that stands there already is not added again. */
export function noteHiding(folder: string, hiding: HidingNoted): void {
  if (readHiddenList(folder).some(noted => written(noted) === written(hiding))) return
  const before = fs.existsSync(fileOf(folder)) ? fs.readFileSync(fileOf(folder), 'utf8') : ''
  const cut = before === '' || before.endsWith('\n') ? '' : '\n' // a line that a crash cut short stays by itself
  const file = fs.openSync(fileOf(folder), 'a', 0o600)
  try {
    fs.writeSync(file, `${cut}${written(hiding)}\n`)
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** Every whole line of the list, in order; none where there is no list. */
export function readHiddenList(folder: string): readonly HidingNoted[] {
  if (!fs.existsSync(fileOf(folder))) return []
  return fs
    .readFileSync(fileOf(folder), 'utf8')
    .split('\n')
    .flatMap(text => {
      const [, day, network, place, what] = line.exec(text) ?? []
      return day && network && place ? [{ day, network, place, shown: what === 'show' }] : []
    })
}
