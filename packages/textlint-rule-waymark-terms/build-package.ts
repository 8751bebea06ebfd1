/** `node build-package.ts FOLDER`: writes the rule as a package of JavaScript with the word list inside, for use outside this repository. */
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { rolldown } from 'rolldown'
import own from './package.json' with { type: 'json' }
import { words } from './src/words.ts'

const here = import.meta.dirname

/**
 * Writes package.json, index.js, README.md and both licences to `folder`, making it where it is absent. The package needs nothing but textlint. Its word
 * list is content of Waymark and stays under the licence of the repository.
 */
export async function buildPackage(folder: string): Promise<void> {
  const wordsFile = path.join(here, 'src/words.ts')
  const bundle = await rolldown({
    input: path.join(here, 'src/index.ts'),
    platform: 'node',
    plugins: [
      {
        name: 'word-list-as-data',
        load: id => (id === wordsFile ? `export const words = ${JSON.stringify(words)}` : null),
      },
    ],
  })
  await bundle.write({ file: path.join(folder, 'index.js'), format: 'es' })
  await bundle.close()
  const { name, version } = own
  const description = 'Wordings about the sexual exploitation of children that hide the crime, in en, ru, ar and sv'
  const manifest = {
    name,
    version,
    description,
    keywords: ['textlintrule'],
    license: `(${own.license} AND AGPL-3.0-or-later)`,
    type: 'module',
    exports: './index.js',
    files: ['index.js', 'LICENSE-*'],
  }
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  fs.copyFileSync(path.join(here, 'README.md'), path.join(folder, 'README.md'))
  fs.copyFileSync(path.join(here, '../../LICENSES/Apache-2.0.txt'), path.join(folder, 'LICENSE-APACHE'))
  fs.copyFileSync(path.join(here, '../../LICENSE'), path.join(folder, 'LICENSE-AGPL'))
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2)
  if (!folder) throw new Error('Usage: node build-package.ts FOLDER')
  await buildPackage(folder)
}
