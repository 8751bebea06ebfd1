/** `waymark backup`: everything in one encrypted file; and the key that such files are made for. */
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { backUp, newBackupKey, type BackupRefusal } from '@waymark/operations'
import { withRuntime } from '../open.ts'

export const usage = `backup FILE --to RECIPIENT [--to ...]  writes everything into one file that only the keys of the recipients open
  backup --new-key KEYFILE         makes a key of your own and prints its recipient (age1...); keep KEYFILE elsewhere`

export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { to: { type: 'string', multiple: true, default: [] }, 'new-key': { type: 'string' } },
  })
  if (values['new-key']) return makeKey(values['new-key'])
  const [file] = positionals
  if (!file || positionals.length !== 1) throw new Error(`Name one file.\nUsage: npm run waymark -- ${usage}`)
  return withRuntime(async runtime => {
    const made = await backUp(runtime, { file, recipients: values.to })
    if (!made.ok) {
      console.error(wordsOf(made.refusal))
      return 1
    }
    const { bytes, rows, tables } = made.value
    console.log(`${file}: ${rows} rows of ${tables.length} tables, keys and lists; ${bytes} bytes, encrypted.`)
    return 0
  })
}

async function makeKey(file: string): Promise<number> {
  const { identity, recipient } = await newBackupKey()
  fs.writeFileSync(file, `# recipient: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx' })
  console.error(
    `The key is in ${file}. Whoever has it reads every backup made for it; without it none can be restored.`,
  )
  console.log(recipient)
  return 0
}

function wordsOf(refusal: BackupRefusal): string {
  switch (refusal.kind) {
    case 'backup.recipient-missing':
      return 'Say for whom: --to age1... (make a key with: backup --new-key KEYFILE).'
    case 'backup.recipient-malformed':
      return `"${refusal.given}" is no recipient: it begins with age1.`
    case 'backup.not-written':
      return `${refusal.file} could not be written (${refusal.code}): is the disk full? Nothing stands there.`
    case 'backup.file-there':
      return `${refusal.file} is there already; a backup never overwrites a file.`
  }
}
