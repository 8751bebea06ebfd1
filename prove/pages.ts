/**
 * Every public page type in four languages, at both widths, light and dark, and every page of the desk in four languages at 320 px,
 * without a fault for accessibility; a contributor's pages in Arabic walked through with the keyboard, each.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

export const title =
  'Every page type, every language, every width: nothing to fault for accessibility, all reached by keys'

const walks = ['browser/every-page', 'browser/keyboard', 'journeys/desk-pages'].map(name => `tests/${name}.test.ts`)

export async function prove(say: (line: string) => void): Promise<void> {
  const root = path.join(import.meta.dirname, '..')
  const done = spawnSync(process.execPath, ['tests/run.ts', ...walks], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', EVERY_LOOK: 'yes' },
  })
  const counted = done.stdout.split('\n').filter(line => /^ℹ (?:pass|fail|skipped) /.test(line))
  for (const line of counted) say(line.slice(2))
  const faults = done.stdout.split('\n').filter(line => line.includes('✖'))
  for (const line of faults) say(line)
  if (done.status !== 0) throw new Error(`The walk of all pages ended with ${done.status}. ${done.stderr.slice(-500)}`)
}
