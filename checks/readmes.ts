/** `npm run check readmes`: every package says what it is for, with an example of ten lines at most that prints what the page says it prints. */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

const mostLines = 10

/** What is wrong with the page of the package in this folder; undefined where nothing is. */
export function faultOfReadme(folder: string): string | undefined {
  const file = path.join(folder, 'README.md')
  if (!existsSync(file)) return 'has no README.md'
  const text = readFileSync(file, 'utf8')
  if (!/^# \S/.test(text)) return 'README.md begins with no name'
  const [, , example] = /```(ts|js|json|sh)\n([^`]+)```/.exec(text) ?? []
  if (example === undefined) return 'README.md shows no example'
  const lines = example.trimEnd().split('\n').length
  if (lines > mostLines) return `the example of README.md has ${lines} lines, more than ${mostLines}`
  return printsOtherwise(folder, text)
}

/** An example followed by "prints" is run where the package stands. */
function printsOtherwise(folder: string, text: string): string | undefined {
  const [, example, expected] = /```ts\n([^`]+)```\n\nprints\n\n```text\n([^`]+)```/.exec(text) ?? []
  if (example === undefined || expected === undefined) return undefined
  try {
    const words = ['--input-type=module-typescript', '-e', example]
    const printed = execFileSync(process.execPath, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
    return printed.trimEnd() === expected.trimEnd() ? undefined : `the example of README.md prints ${printed.trimEnd()}`
  } catch (problem) {
    return `the example of README.md does not run: ${(problem as Error).message.slice(0, 500)}`
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const folder of globSync('packages/*/package.json').map(file => path.dirname(file))) {
    const fault = faultOfReadme(folder)
    if (fault === undefined) continue
    console.log(`${folder}: ${fault}`)
    process.exitCode = 1
  }
