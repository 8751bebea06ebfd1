/** `waymark network keep FILE`: founds a network from a file, or brings it up to the file. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { keepNetwork, readNetwork } from '@waymark/operations'
import { allPlaceCodes } from '@waymark/store'
import { withRuntime } from '../open.ts'
import { problemLine } from '../prepare.ts'

export const usage =
  'network keep FILE.yaml            founds a network, or adds members and offices and ends their days'

export async function run(words: string[]): Promise<number> {
  const { positionals } = parseArgs({ args: words, allowPositionals: true })
  const [deed, file] = positionals
  if (deed !== 'keep' || !file) throw new Error(`${usage}\n\n${example}`)
  const yaml = fs.readFileSync(file, 'utf8')
  return withRuntime(async runtime => {
    const read = readNetwork(yaml, path.basename(file), await allPlaceCodes(runtime.installation.app.db))
    if (!read.ok) {
      for (const problem of read.refusal) console.error(problemLine(problem).replace(/^content\//, ''))
      console.error('Nothing was changed.')
      return 1
    }
    const kept = await keepNetwork(runtime, read.value)
    if (!kept.ok) {
      console.error(
        `${read.value.slug} stands as ${read.value.kind === 'closed' ? 'an open' : 'a closed'} network and stays so.`,
      )
      console.error('Nothing was changed.')
      return 1
    }
    const { founded, joined, left, regions, opened, ended } = kept.value
    console.log(
      `${founded ? 'Founded' : 'Kept'} ${read.value.slug}: ${regions.length} new regions, ${joined.length} members joined, ${left.length} left, ${opened.length} offices added, ${ended.length} ended.`,
    )
    if (founded) {
      const add = `npm run waymark -- person add --network ${read.value.slug} --name NAME --role`
      console.log(`Next, each by: ${add} ROLE`)
      console.log(
        '  secretariat (opens rounds, publishes), focal-point (sees texts marked for safeguarding; without one no text is taken),',
      )
      console.log('  contributor --member MEMBER, respondent --office OFFICE, reviewer')
    }
    return 0
  })
}

const example = `A network file:

slug: example
names: { en: Example network, sv: Exempelnätverket }
about: { en: Who we are in a sentence. }
keeper: { name: Example network, contact: office@example.org }      # who answers for its pages; named on them
crawlers: { indexing: figures, language-models: false }             # indexing: nothing, figures or everything
regions:
  - { code: north, names: { en: North }, since: 2026-01-01, places: [SWE, NOR] }
members:
  - { name: Example Sweden, since: 2026-01-01, places: [SWE] }
  - { name: Example Norway, since: 2026-01-01, until: 2026-12-31, places: [NOR], shown: name }

A private assessment has a closed network of its own, known to its own people alone, in which offices answer:

slug: example-assessment
closed: true
names: { en: Example assessment }
about: { en: A private assessment of the national response. }
offices:
  - { name: Ministry of Justice, type: government, since: 2026-01-01, place: SWE }
  - { name: UNICEF country office, type: unicef-office, since: 2026-01-01, place: SWE }`
