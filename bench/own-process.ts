/** Runs a script of this folder in a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'

/** What the script wrote as JSON, given these words, and `input` as JSON on its standard input. Throws where it ends with an error. */
export async function resultOf<Said>(
  script: string,
  { words = [], input }: { readonly words?: readonly string[]; readonly input?: unknown },
): Promise<Said> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, script), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(input === undefined ? '' : JSON.stringify(input))
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`${script} ended with ${code}.`)
  return JSON.parse(said) as Said
}
