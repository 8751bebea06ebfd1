/** `npm run bench`: speed and memory, printed as ratios to a baseline in the same run. Each file here but this one is one bench. */
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'

type Bench = { readonly title: string; readonly bench: (say: (line: string) => void) => Promise<void> }

const wanted = process.argv.slice(2)
const files = fs
  .readdirSync(import.meta.dirname)
  .filter(name => name.endsWith('.ts') && name !== 'run.ts')
  .filter(name => wanted.length === 0 || wanted.some(word => name.includes(word)))
  .sort()
for (const file of files) {
  const made = (await import(path.join(import.meta.dirname, file))) as Partial<Bench>
  if (!made.bench) continue // a part of another bench
  console.log(`\n${made.title}`)
  await made.bench(line => console.log(`  ${line}`))
}
