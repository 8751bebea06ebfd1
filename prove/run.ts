/**
 * `npm run prove`: the long proofs, one after the other. Each file here but this one is one proof; name some to run only those. What
 * follows the first word that begins with two hyphens are wishes of the proof.
 */
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'

type Proof = { readonly title: string; readonly prove: (say: (line: string) => void) => Promise<void> }

const words = process.argv.slice(2)
const wish = words.findIndex(word => word.startsWith('--'))
const wanted = wish < 0 ? words : words.slice(0, wish)
const files = fs
  .readdirSync(import.meta.dirname)
  .filter(name => name.endsWith('.ts') && name !== 'run.ts')
  .filter(name => wanted.length === 0 || wanted.some(word => name.includes(word)))
  .sort()

let failed = 0
for (const file of files) {
  const proof = (await import(path.join(import.meta.dirname, file))) as Partial<Proof>
  if (!proof.prove) continue // a part of another proof
  const began = Date.now()
  console.log(`\n${proof.title}`)
  try {
    await proof.prove(line => console.log(`  ${line}`))
    console.log(`  proved in ${Math.round((Date.now() - began) / 1000)} s`)
  } catch (problem) {
    failed++
    console.log(`  NOT PROVED: ${(problem as Error).stack ?? String(problem)}`)
  }
}
process.exit(failed === 0 ? 0 : 1)
