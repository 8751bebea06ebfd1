/**
 * What a new colleague is asked to add first, each added to a copy of the checkout: a field of an answer, a page of the desk, a public page,
 * a kind of register, a language. Its types are checked, a narrow test shows it at work, and it touches no more files than it may beside words and
 * tests. `npm run prove colleague`; `-- --only="a language"`
 * tries that alone.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { copyCheckout } from '../checks/copy-of-checkout.ts'
import { changes, type Change, type Edit } from './colleague/changes.ts'
import { language } from './colleague/language.ts'

export const title = 'A new colleague adds to the code'

/** Words and tests: content, texts of the interface and meanings of columns among it, and what only tests read. */
const isWords = (file: string) => /^content\/|(?:^|\/)test\/|^tests\//.test(file)

/** The name of the only change to try, or none for all. */
const wanted = process.argv.find(word => word.startsWith('--only='))?.slice('--only='.length)

export async function prove(say: (line: string) => void): Promise<void> {
  const copy = mkdtempSync(path.join(tmpdir(), 'colleague-'))
  try {
    for (const change of [...changes, language].filter(({ name }) => !wanted || name === wanted)) {
      copyCheckout(copy)
      const edited = [...new Set(change.edits.map(edit => apply(copy, edit)))]
      const touched = edited.filter(file => !isWords(file))
      const words = edited.length - touched.length
      say(`${change.name}: ${touched.length} of at most ${change.most} files beside words and tests; ${words} of those`)
      for (const file of touched) say(`  ${file}`)
      if (touched.length > change.most) throw new Error(`${change.name} touches more files than it may.`)
      works(copy, change)
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Makes one edit and gives back the file it touched; throws where the text to change is not there once. */
function apply(copy: string, { file, like, find, put }: Edit): string {
  const at = path.join(copy, file)
  const text = find === undefined ? '' : readFileSync(path.join(copy, like ?? file), 'utf8')
  if (find !== undefined && text.split(find).length < 2) throw new Error(`${file} has no ${find}`)
  mkdirSync(path.dirname(at), { recursive: true })
  writeFileSync(at, find === undefined ? put : text.replace(find, () => put))
  return file
}

function works(copy: string, { name, test }: Change): void {
  mkdirSync(path.join(copy, 'tests/planted'), { recursive: true })
  writeFileSync(path.join(copy, 'tests/planted/planted.test.ts'), test)
  const steps = [
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'],
    ['apps/cli/src/waymark.ts', 'check'],
    ['tests/run.ts', 'tests/planted/planted.test.ts'],
  ]
  for (const words of steps) {
    const done = spawnSync(process.execPath, words, { cwd: copy, encoding: 'utf8', maxBuffer: 64_000_000 })
    if (done.status !== 0) throw new Error(`${name}: ${words.join(' ')}\n${done.stdout}\n${done.stderr}`)
  }
}
