/** Every optional binary that a package names must be locked, or `npm ci` refuses on another machine. */
import { readFileSync } from 'node:fs'
import process from 'node:process'

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>>; readonly resolved?: string }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
const names = new Set(Object.keys(packages).map(at => at.split('node_modules/').pop()))
const problems = Object.entries(packages).flatMap(([at, entry]) => [
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter(name => !names.has(name))
    .map(name => `${at}: optional ${name} is missing from the lock file`),
  ...(entry.resolved?.startsWith('http') ? [`${at}: records a download address`] : []),
])
for (const problem of problems) console.log(problem)
process.exit(problems.length > 0 ? 1 : 0)
