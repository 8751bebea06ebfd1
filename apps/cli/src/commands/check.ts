/** `waymark check`: every file below `content/`, by the same rules the pages use, and the wording of our own texts. */
import fs from 'node:fs'
import path from 'node:path'
import { checkContentFrameworks } from '@waymark/framework'
import { problemLine } from '../prepare.ts'
import { contentFolder, readContent, readDemonstration, type ContentProblem } from '@waymark/operations'
import { checkOwnTexts } from './terms.ts'

export const usage =
  'check                            checks the content (frameworks, registers, places, facts) and the words of our own texts'

export async function run(): Promise<number> {
  const read = readContent(contentFolder, true)
  const demonstration = readDemonstration(contentFolder)
  const problems: readonly ContentProblem[] = [
    ...(read.ok ? [] : read.refusal),
    ...(demonstration.ok ? [] : demonstration.refusal),
    ...checkContentFrameworks(frameworkFiles()),
  ]
  const lines = new Set([...problems.map(problemLine), ...(await checkOwnTexts())])
  for (const line of lines) console.log(line)
  if (lines.size === 0) console.log('The content is sound, and no text of ours uses a discouraged wording.')
  return lines.size === 0 ? 0 : 1
}

function frameworkFiles(): { file: string; text: string }[] {
  return ['registers', 'frameworks', 'frameworks/demonstration'].flatMap(folder =>
    fs
      .readdirSync(path.join(contentFolder, folder))
      .filter(name => name.endsWith('.yaml'))
      .map(name => ({
        file: `${folder}/${name}`,
        text: fs.readFileSync(path.join(contentFolder, folder, name), 'utf8'),
      })),
  )
}
