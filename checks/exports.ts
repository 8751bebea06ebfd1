/** `npm run check exports`: refuses an export that the product does not use. */
import { globSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { unusedExports } from './unused-exports.ts'

const folders = ['packages', 'apps', 'tests', 'bench', 'prove', 'checks']
const patterns = folders.flatMap(folder => [
  `${folder}/**/*.{ts,svelte,mjs}`,
  `${folder}/*/package.json`,
  `${folder}/*/README.md`,
])
const exclude = ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**']
const files = globSync(patterns, { exclude }).map(file => file.replaceAll('\\', '/'))
const sources = new Map([...files, 'launch.mjs'].sort().map(file => [file, readFileSync(file, 'utf8')]))

const found = unusedExports(sources)
for (const { file, name, why } of found) console.log(`${file}: ${name} is exported, and ${why}.`)
if (found.length > 0) process.exitCode = 1
