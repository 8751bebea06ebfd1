/** `npm run prove upgrade -- --store`: keeps a backup of today for the versions to come. */
import fs from 'node:fs'
import path from 'node:path'
import { backUp, newBackupKey, openRuntime, runtimeOf, type Runtime } from '@waymark/operations'
import type { RoleName } from '@waymark/network'
import { prepare } from '../../apps/cli/src/prepare.ts'
import { fillNetwork, type Filled } from '../../tests/isolation/filled-network.ts'
import { newFolder, repository } from '../start-product.ts'
import { whatStands } from './read.ts'
import { folder, mark, slug, type Facts } from './stored.ts'

const roles: readonly RoleName[] = ['administrator', 'secretariat', 'reviewer', 'contributor', 'auditor', 'coordinator']

/** Founds an installation as a first start does, with a network beside it in which every kind of thing stands, and backs it up. */
export async function storeBackup(say: (line: string) => void): Promise<void> {
  const at = newFolder('store')
  const opened = await openRuntime({ repository, folder: at.at, withoutFsync: true })
  try {
    const name = nameOf(new Date())
    const file = path.join(folder, `${name}.age`)
    await prepare(opened, say)
    const runtime = runtimeOf(opened.installation, { now: () => new Date('2026-02-02T09:00:00.000Z') })
    const filled = await fillNetwork(runtime, { slug, kind: 'network', canary: mark })
    const facts = await factsOf(opened, filled)
    fs.mkdirSync(folder, { recursive: true })
    const key = await newBackupKey()
    const made = await backUp(opened, { file, recipients: [key.recipient] })
    if (!made.ok) throw new Error(`The backup was refused: ${made.refusal.kind}`)
    fs.chmodSync(file, 0o644)
    fs.writeFileSync(path.join(folder, `${name}.key`), `${key.identity}\n`)
    fs.writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(facts, null, 2)}\n`)
    say(`${file}: ${made.value.bytes} bytes, ${made.value.rows} rows`)
  } finally {
    await opened.installation.close()
    at.forget()
  }
}

/** The day, and which one of that day: a stored backup is never changed. */
function nameOf(now: Date): string {
  const day = now.toISOString().slice(0, 10)
  const names = Array.from({ length: 26 }, (_, at) => (at === 0 ? day : `${day}${String.fromCodePoint(97 + at)}`))
  const free = names.find(name => !fs.existsSync(path.join(folder, `${name}.age`)))
  if (free === undefined) throw new Error(`No backup of ${day} has a name left.`)
  return free
}

async function factsOf(runtime: Runtime, filled: Filled): Promise<Facts> {
  const people: Partial<Record<RoleName, string>> = {}
  for (const role of roles) people[role] = (await filled.desk(role)).person!.id
  const { draft } = filled.north
  const { preview, round } = filled.shared
  return { draft, preview, round, people, ...(await whatStands(runtime)) }
}
