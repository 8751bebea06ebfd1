/** An installation with a folder of its own: tests share one folder, and what one keeps beside the data would be there for all. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runtimeOf, type Runtime } from '@waymark/operations'

export type OwnFolder = { readonly runtime: Runtime; readonly folder: string; readonly forget: () => void }

/** `slugs`: the networks whose keys come along. */
export function withOwnFolder(shared: Runtime, ...slugs: readonly string[]): OwnFolder {
  const from = shared.installation.folder
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-folder-'))
  fs.chmodSync(folder, 0o755)
  fs.mkdirSync(path.join(folder, 'keys'))
  if (fs.existsSync(path.join(from, 'secret'))) fs.copyFileSync(path.join(from, 'secret'), path.join(folder, 'secret'))
  for (const slug of slugs) {
    shared.keysOf(slug) // made at first use
    for (const name of fs.readdirSync(path.join(from, 'keys')).filter(one => one.startsWith(`${slug}.`)))
      fs.copyFileSync(path.join(from, 'keys', name), path.join(folder, 'keys', name))
  }
  return {
    runtime: runtimeOf({ ...shared.installation, folder }, { now: shared.now }),
    folder,
    forget: () => fs.rmSync(folder, { recursive: true, force: true }),
  }
}
