/** `waymark export`: writes the files of a release out, as they are kept. */
import { parseArgs } from 'node:util'
import { writeReleaseFolder } from '@waymark/operations'
import { withRuntime } from '../open.ts'

export const usage = 'export FOLDER --network SLUG [--label LABEL] [--sealed]   writes a release out'

export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      network: { type: 'string' },
      label: { type: 'string', default: 'latest' },
      sealed: { type: 'boolean', default: false },
    },
  })
  const [folder] = positionals
  if (!folder || !values.network) throw new Error(`Name a folder and a network.\n${usage}`)
  const { network, label, sealed } = values
  return withRuntime(async runtime => {
    const written = await writeReleaseFolder(runtime, { network, label, withSealed: sealed }, folder)
    if (!written) throw new Error(`${network} has no release ${label}.`)
    console.log(`${written.files} files of release ${written.release.label} are in ${folder}/release.`)
    return 0
  })
}
