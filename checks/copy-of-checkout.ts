/** A copy of the checkout as it stands, uncommitted files with it, for what is to be changed and tried: its packages are linked within the copy. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')

/** Fills the folder with the copy; what was in it before is gone. */
export function copyCheckout(copy: string): void {
  for (const name of readdirSync(copy)) rmSync(path.join(copy, name), { recursive: true, force: true })
  const files = execFileSync('git', ['ls-files', '-z', '-c', '-o', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of files.split('\0').filter(Boolean)) {
    if (!existsSync(path.join(root, file))) continue
    mkdirSync(path.join(copy, path.dirname(file)), { recursive: true })
    cpSync(path.join(root, file), path.join(copy, file))
  }
  for (const folder of ['.', ...globSync('{apps,packages}/*', { cwd: root })])
    link(copy, path.join(folder, 'node_modules'))
}

function link(copy: string, folder: string): void {
  if (!existsSync(path.join(root, folder))) return
  mkdirSync(path.join(copy, folder), { recursive: true })
  for (const name of readdirSync(path.join(root, folder)))
    if (name !== '@waymark' && name !== '.cache')
      symlinkSync(path.join(root, folder, name), path.join(copy, folder, name))
  if (folder !== 'node_modules') return
  mkdirSync(path.join(copy, folder, '@waymark'))
  for (const name of readdirSync(path.join(copy, 'packages')))
    symlinkSync(path.join(copy, 'packages', name), path.join(copy, folder, '@waymark', name))
}
