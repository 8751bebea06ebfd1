/**
 * `npm run check guides`: every step of the guide of a role is done where it says. Below each step stands, unseen by readers,
 * `<!-- desk/rounds/open: Open a round; npm run waymark -- backup -->`: the pages and the words on them, or the commands.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

/** The guides that lead through steps; the others explain a thing. */
export const roles = [
  'administrator',
  'auditor',
  'contributor',
  'coordinator',
  'focal-point',
  'reader',
  'respondent',
  'reviewer',
  'secretariat',
]

/** What there is to do things with: the words that each page says, by its address, and the commands. */
export type Installation = {
  /** Undefined where there is no such page. */
  readonly says: (page: string, words: string) => boolean | undefined
  readonly commands: ReadonlySet<string>
}

/** Steps of a guide that lead nowhere, as `line: why`. A step is an item of an outermost list. */
export function staleSteps(guide: string, { says, commands }: Installation): readonly string[] {
  return stepsOf(guide).flatMap(({ line, text }) => {
    const places = placesOf(text)
    if (places.length === 0) return [`${line}: the step does not say where it is done`]
    return places.flatMap(place => {
      const command = /^npm run waymark -- ([a-z]+)$/.exec(place)?.[1]
      if (command !== undefined) return commands.has(command) ? [] : [`${line}: there is no command ${command}`]
      const [page = '', words = ''] = place.split(/: (.*)/s)
      const said = says(page, words)
      if (said === undefined) return [`${line}: there is no page ${page}`]
      return said ? [] : [`${line}: the page ${page} does not say "${words}"`]
    })
  })
}

const placesOf = (step: string) => /<!-- (.+?) -->/s.exec(step)?.[1]?.split('; ') ?? []

/** The pages that the steps of a guide are done on, with the words that say so there, in the order of the steps. */
export const pagesIn = (guide: string): readonly { readonly page: string; readonly words: string }[] =>
  stepsOf(guide)
    .flatMap(({ text }) => placesOf(text))
    .filter(place => !place.startsWith('npm run '))
    .map(place => {
      const [page = '', words = ''] = place.split(/: (.*)/s)
      return { page, words }
    })

function stepsOf(guide: string): readonly { readonly line: number; readonly text: string }[] {
  const steps: { line: number; text: string }[] = []
  let open = false
  for (const [at, text] of guide.split('\n').entries()) {
    const begins = /^(?:\d+\.|-) /.test(text)
    if (begins) steps.push({ line: at + 1, text })
    else if (open && (text.startsWith(' ') || text === '')) steps.at(-1)!.text += `\n${text}`
    open = begins || (open && (text.startsWith(' ') || text === ''))
  }
  return steps
}

const site = 'apps/web/src'

/** The pages and commands of this repository. */
export function installation(): Installation {
  const keysOf = new Map<string, string[]>()
  for (const file of globSync('content/messages/*.json'))
    for (const [key, { en }] of Object.entries(
      JSON.parse(readFileSync(file, 'utf8')) as Record<string, { en: string }>,
    ))
      keysOf.set(en, [...(keysOf.get(en) ?? []), key])
  const pages = new Map(globSync(`${site}/routes/**/+page.svelte`).map(file => [addressOf(file), path.dirname(file)]))
  const commands = readFileSync('apps/cli/src/waymark.ts', 'utf8').matchAll(/^ {2}([a-z]+): \(\) => import/gm)
  return {
    says(page, words) {
      const folder = pages.get(page)
      if (folder === undefined) return undefined
      const sources = sourcesOf(folder)
      return (keysOf.get(words) ?? []).some(key => sources.some(source => names(source, key)))
    },
    commands: new Set([...commands].map(found => found[1]!)),
  }
}

/** `desk/rounds/[round]`: without language and network, kinds of parameters and the number of a part. */
const addressOf = (file: string) =>
  path
    .dirname(file)
    .replaceAll('\\', '/')
    .replace(`${site}/routes/`, '')
    .replaceAll(/=[a-z]+\]/g, ']')
    .replace('[language]/[network]/', '')
    .replace('/[...part]', '')
    .replace('/[[section]]', '')

/** Whether a source names a key in quotes, or begins one that it ends when it runs. */
function names(source: string, key: string): boolean {
  if (source.includes(`'${key}'`) || source.includes(`"${key}"`) || source.includes(`key: '${key}'`)) return true
  return [...source.matchAll(/`([a-z-]+\.[a-z.-]*)\$\{/g)].some(([, begin]) => key.startsWith(begin!))
}

/** What a page is made of: its own files, those of the layouts around it, and what they import from the site. */
function sourcesOf(folder: string): readonly string[] {
  const seen = new Set<string>()
  const add = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return
    seen.add(file)
    for (const [, named] of readFileSync(file, 'utf8').matchAll(/from '((?:#lib|\.\.?)\/[^']+)'/g))
      add(named!.startsWith('#lib/') ? named!.replace('#lib', `${site}/lib`) : path.join(path.dirname(file), named!))
  }
  for (let at = folder; at.startsWith(`${site}/routes`); at = path.dirname(at))
    for (const name of ['+page', '+layout'])
      if (name === '+layout' || at === folder)
        for (const end of ['.svelte', '.ts', '.server.ts']) add(path.join(at, `${name}${end}`))
  return [...seen].map(file => readFileSync(file, 'utf8'))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const here = installation()
  for (const role of roles)
    for (const stale of staleSteps(readFileSync(`docs/guide/${role}.md`, 'utf8'), here)) {
      console.log(`docs/guide/${role}.md:${stale}`)
      process.exitCode = 1
    }
}
