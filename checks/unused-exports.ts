/** Exports that the product does not use: of a rule that only its tests call, nobody knows whether the product keeps it. */
import { namesOf, type FileNames, type Sources, type Taken } from './imports.ts'

export type UnusedExport = { readonly file: string; readonly name: string; readonly why: string }

const isTest = (file: string) =>
  /(^|\/)tests?\/|\.test\.ts$/.test(file) || /^(packages\/testing|bench|prove|checks)\//.test(file)
const hasExports = (file: string) =>
  /^(packages|apps)\/[\w-]+\/src\//.test(file) && !isTest(file) && !file.endsWith('.d.ts')

/** Files whose exports the framework of the site takes by name. */
const takenByKit = (file: string) => /^apps\/web\/src\/(routes\/(.*\/)?\+|hooks\.|params)/.test(file)

/** Packages that other programs may use alone: what their page names is offered, whoever uses it here. */
const offering = /^packages\/(disclosure|terms|textlint-rule-waymark-terms)\//

function isOffered(file: string, name: string, sources: Sources): boolean {
  const [folder] = offering.exec(file) ?? []
  return folder !== undefined && new RegExp(`\\b${name}\\b`).test(sources.get(`${folder}README.md`) ?? '')
}

/** Every exported value that no other file of the product takes, unless its own file uses it and a test tries it there. */
export function unusedExports(sources: Sources): UnusedExport[] {
  const files = new Map<string, FileNames>()
  for (const file of sources.keys()) if (/\.(ts|svelte|mjs)$/.test(file)) files.set(file, namesOf(file, sources))
  const product = usedBy(
    [...files].filter(([file]) => !isTest(file)).map(([, names]) => names),
    files,
  )
  const tests = usedBy(
    [...files].filter(([file]) => isTest(file)).map(([, names]) => names),
    files,
  )
  const found: UnusedExport[] = []
  for (const [file, { values, words }] of files) {
    if (!hasExports(file) || takenByKit(file)) continue
    for (const name of values) {
      if (product.has(keyOf({ file, name }))) continue
      const isTried = tests.has(keyOf({ file, name }))
      const isUsedHere = (words.get(name) ?? 0) > 1
      if ((isTried && isUsedHere) || isOffered(file, name, sources)) continue
      const why = isTried ? 'only tests use it' : isUsedHere ? 'only its own file uses it' : 'nothing uses it'
      found.push({ file, name, why })
    }
  }
  return found
}

const keyOf = ({ file, name }: Taken) => `${file} ${name}`

/** Every name that these files take, followed through files that only hand names on. */
function usedBy(users: readonly FileNames[], files: ReadonlyMap<string, FileNames>): ReadonlySet<string> {
  const used = new Set<string>()
  const use = (taken: Taken): void => {
    const key = keyOf(taken)
    if (used.has(key)) return
    used.add(key)
    const there = files.get(taken.file)
    if (!there) return
    if (taken.name === '*') {
      for (const name of [...there.values, ...there.handedOn.keys()]) use({ file: taken.file, name })
      for (const source of there.handedOn.get('*') ?? []) use(source)
      return
    }
    for (const eachTaken of there.handedOn.get(taken.name) ?? []) use(eachTaken)
    for (const source of there.handedOn.get('*') ?? []) use({ file: source.file, name: taken.name })
  }
  for (const { taken } of users) taken.forEach(use)
  return used
}
