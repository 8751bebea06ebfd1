/** `waymark check`: every file below `content/`, by the same rules the pages use, and the wording of our own texts. */
import fs from 'node:fs'
import path from 'node:path'
import { checkContentFrameworks } from '@waymark/framework'
import { checkLanguages, contentLanguages, describeFaults, readCatalogue } from '@waymark/language'
import { problemLine } from '../prepare.ts'
import { contentFolder, readContent, readDemonstration, type ContentProblem } from '@waymark/operations'
import { checkOwnTexts } from './terms.ts'

export const usage =
  'check                            checks the content (languages, messages, frameworks, registers, places, facts) and the words of our own texts'

export async function run(): Promise<number> {
  const read = readContent(contentFolder, true)
  const demonstration = readDemonstration(contentFolder)
  const problems: readonly ContentProblem[] = [
    ...(read.ok ? [] : read.refusal),
    ...(demonstration.ok ? [] : demonstration.refusal),
    ...checkContentFrameworks(frameworkFiles()),
    ...languageProblems(),
    ...columnProblems(),
  ]
  const lines = new Set([...problems.map(problemLine), ...messageFaults(), ...(await checkOwnTexts())])
  for (const line of lines) console.log(line)
  if (lines.size === 0) console.log('The content is sound, and no text of ours uses a discouraged wording.')
  return lines.size === 0 ? 0 : 1
}

/** The list of languages. */
function languageProblems(): ContentProblem[] {
  const listed: unknown = JSON.parse(fs.readFileSync(path.join(contentFolder, 'languages.json'), 'utf8'))
  return checkLanguages(listed).map(({ row, field, message }) => ({
    file: 'languages.json',
    row,
    path: field,
    kind: 'content.language',
    message,
  }))
}

/** What the columns of open data hold, in every language that has all of the content. */
function columnProblems(): ContentProblem[] {
  const file = 'open-data/columns.json'
  const groups = JSON.parse(fs.readFileSync(path.join(contentFolder, file), 'utf8')) as Columns
  return Object.entries(groups).flatMap(([group, columns]) =>
    Object.entries(columns).flatMap(([name, meaning]) =>
      contentLanguages
        .filter(language => (meaning[language] ?? '').trim() === '')
        .map(language => ({
          file,
          row: 1,
          path: `${group}.${name}.${language}`,
          kind: 'content.column' as const,
          message: 'Nothing says in this language what the column holds.',
        })),
    ),
  )
}

type Columns = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>

/** The words of the interface, which stand in every language of the list. */
function messageFaults(): string[] {
  const folder = path.join(contentFolder, 'messages')
  const areas = fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => [path.parse(name).name, JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))] as const)
  const read = readCatalogue(Object.fromEntries(areas))
  return read.ok ? [] : describeFaults(read.refusal.faults).split('\n')
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
