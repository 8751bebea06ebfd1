/**
 * The list of redacted texts that is kept beside the data, never inside it: a restored backup holds what was redacted since, and
 * the list takes it out again. One line each: day, network, text. It names texts and says nothing of what stood in them.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { AgreedRedaction } from '@waymark/store'

const fileOf = (folder: string): string => path.join(folder, 'redactions.list')
const line = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f-]{36}) ([0-9a-f-]{36})$/

/** Adds a redaction, on disk before this returns. One that stands there already is not added again. */
export function noteRedaction(folder: string, redaction: AgreedRedaction): void {
  if (
    readRedactionList(folder).some(
      agreedRedaction => agreedRedaction.network === redaction.network && agreedRedaction.text === redaction.text,
    )
  )
    return
  const before = fs.existsSync(fileOf(folder)) ? fs.readFileSync(fileOf(folder), 'utf8') : ''
  const cut = before === '' || before.endsWith('\n') ? '' : '\n' // a line that a crash cut short stays by itself
  const file = fs.openSync(fileOf(folder), 'a', 0o600)
  try {
    fs.writeSync(file, `${cut}${redaction.day} ${redaction.network} ${redaction.text}\n`)
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** Every whole line of the list, in order; none where there is no list. A line cut short by a crash is passed over. */
export function readRedactionList(folder: string): readonly AgreedRedaction[] {
  if (!fs.existsSync(fileOf(folder))) return []
  return fs
    .readFileSync(fileOf(folder), 'utf8')
    .split('\n')
    .flatMap(text => {
      const [, day, network, id] = line.exec(text) ?? []
      return day && network && id ? [{ day, network, text: id }] : []
    })
}
