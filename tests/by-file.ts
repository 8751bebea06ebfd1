/** A reporter beside the usual one: how long each file took, the longest first; and the run fails where it took too long. */
import type { TestEvent } from 'node:test/reporters'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')

/** Sums the outermost tests of each file; what starting a file costs is not in it. */
export default async function* byFile(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const took = new Map<string, number>()
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    const { file, nesting, details } = event.data
    if (nesting !== 0 || !file) continue
    const name = path.relative(root, file)
    took.set(name, (took.get(name) ?? 0) + details.duration_ms)
  }
  const longest = [...took].sort(([, time], [, other]) => other - time).filter(([, time]) => time >= 1000)
  yield `\nSeconds by file, those of a second and more:\n`
  for (const [name, time] of longest) yield `${(time / 1000).toFixed(1).padStart(8)}  ${name}\n`
}
