/** `waymark restore`: brings everything back from a backup, takes out what was redacted since, and checks what it brought. */
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import {
  restoreBackup,
  settleAfterRestore,
  type CheckedRestore,
  type Runtime,
  type Restored,
  type RestoreRefusal,
} from '@waymark/operations'
import { withRuntime } from '../open.ts'
import { partsWords } from '../verify-words.ts'
import { faultWords } from './audit.ts'

export const usage = `restore FILE --key KEYFILE [--replace]  brings everything back from a backup; the installation must not be running
                                   --replace: also where networks that are not invented stand, which are lost`

export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { key: { type: 'string' }, replace: { type: 'boolean', default: false } },
  })
  const [file] = positionals
  if (!file || !values.key) throw new Error(`Name a file and a key.\nUsage: npm run waymark -- ${usage}`)
  const wish = { file, identities: identitiesIn(values.key), replace: values.replace }
  const taken: { restored?: Restored } = {}
  const refused = await withRuntime(async runtime => {
    const restored = await restoreBackup(runtime, wish)
    if (restored.ok) taken.restored = restored.value
    else console.error(`${wordsOf(restored.refusal)} Nothing was changed.`)
    return restored.ok ? 0 : 1
  })
  const { restored } = taken
  // Opened anew: the roles of the database and the keys are those of the backup from here on.
  return restored ? withRuntime(runtime => settle(runtime, restored)) : refused
}

async function settle(runtime: Runtime, restored: Restored): Promise<number> {
  console.log(`Brought back as of ${restored.at}: ${restored.rows} rows of ${restored.tables.length} tables.`)
  if (restored.migrated.length > 0) console.log(`Brought to the newest schema: ${restored.migrated.join(', ')}.`)
  if (restored.setAside) console.log(`Keys and lists that stood here before are in ${restored.setAside}.`)
  const checked = await settleAfterRestore(runtime, restored.at)
  if (checked.redacted > 0) console.log(`Redacted since and taken out again: ${checked.redacted} texts.`)
  return report(checked)
}

function report({ audit, releases }: CheckedRestore): number {
  for (const { slug, fault } of audit.networks) if (fault) console.error(`${slug}: ${faultWords(fault)}`)
  for (const release of releases.filter(release => !release.intact))
    console.error(`${release.network}: release ${release.label} is NOT intact.`)
  for (const release of releases.filter(release => release.intact && release.recomputed !== 'pages'))
    console.log(`${release.network}: release ${release.label} is as it was signed. ${partsWords[release.recomputed]}`)
  const sound = audit.intact && releases.every(release => release.intact)
  console.log(
    sound
      ? `The audit of ${audit.networks.length} networks and ${releases.length} releases are intact. Everybody signs in anew.`
      : 'What was brought back is NOT as it was when it was signed.',
  )
  return sound ? 0 : 1
}

/** Every key in a file of age: lines that begin with AGE-SECRET-KEY. */
function identitiesIn(file: string): readonly string[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  return lines.map(line => line.trim()).filter(line => line.startsWith('AGE-SECRET-KEY-'))
}

function wordsOf(refusal: RestoreRefusal): string {
  switch (refusal.kind) {
    case 'restore.file-missing':
      return `There is no file ${refusal.file}.`
    case 'restore.key-malformed':
      return 'The key file holds no key that can be read.'
    case 'restore.not-for-this-key':
      return 'The backup was made for another key, or its beginning was changed.'
    case 'restore.file-damaged':
      return 'The file is no whole backup: it is cut off, was changed, or is something else.'
    case 'restore.format-unknown':
      return `The backup is of format ${refusal.format}, which this Waymark cannot read; take a newer one.`
    case 'restore.from-newer':
      return `The backup is of another Waymark, with migrations that this one does not have: ${refusal.migrations.join(', ')}. Take a newer one.`
    case 'restore.in-use':
      return `The installation is running (${refusal.connections} connections); stop it first.`
    case 'restore.not-empty':
      return 'Networks stand here that are not invented; give --replace to lose them.'
  }
}
