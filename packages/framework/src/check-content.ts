import { contentLanguages, languages } from '@waymark/language'
import type { FrameworkEdition } from './edition.ts'
import { placedIn, usedFindings } from './check-used.ts'
import type { FrameworkFinding, FrameworkProblem } from './problem.ts'
import { readFramework } from './read-framework.ts'
import { readRegisterKinds } from './read-register.ts'

export type ContentFile = { readonly file: string; readonly text: string }

type Shipped = { readonly file: string; readonly text: string; readonly edition: FrameworkEdition }

/**
 * Everything wrong in the frameworks and registers that a repository ships. Files whose path has a folder `registers` are
 * kinds of register, all others framework editions. Beside the rules of every single file, shipped texts stand in every
 * language that has all of the content, no edition is shipped twice, and an indicator that changed between two editions has a new version.
 */
export function checkContentFrameworks(files: readonly ContentFile[]): FrameworkProblem[] {
  const isRegister = ({ file }: ContentFile) => /(?:^|\/)registers\//.test(file)
  const kinds = readRegisterKinds(files.filter(isRegister))
  const problems = kinds.ok ? [] : [...kinds.refusal]
  const shipped: Shipped[] = []
  for (const { file, text } of files.filter(each => !isRegister(each))) {
    const read = readFramework(text, file, kinds.ok ? kinds.value : undefined)
    if (read.ok) shipped.push({ file, text, edition: read.value })
    else problems.push(...read.refusal)
  }
  const registers = kinds.ok ? files.filter(isRegister) : []
  for (const [index, register] of registers.entries())
    problems.push(...placedIn(register, untranslated(kinds.ok ? kinds.value[index] : null, [])))
  for (const each of shipped)
    problems.push(...placedIn(each, [...untranslated(each.edition, []), ...againstOthers(each, shipped)]))
  return problems
}

function againstOthers({ file, edition }: Shipped, all: readonly Shipped[]): FrameworkFinding[] {
  const same = all.filter(other => other.edition.framework.code === edition.framework.code && other.file !== file)
  const { label, previous } = edition.edition
  const twin = same.find(other => other.edition.edition.label === label)
  if (twin) {
    const message = `${twin.file} is "${edition.framework.code} ${label}" as well.`
    return [
      { at: ['edition', 'label'], kind: 'framework.edition-repeated', message, values: { label, other: twin.file } },
    ]
  }
  if (previous === null) return []
  const before = same.find(other => other.edition.edition.label === previous)?.edition
  if (before) return [...usedFindings(before, edition), ...unexplained(before, edition)]
  const message = `The edition "${previous}" that it follows is not there.`
  return [{ at: ['edition', 'previous'], kind: 'framework.previous-unknown', message, values: { label: previous } }]
}

/** Indicators that are gone without being listed as dropped, or are listed and never were there. */
function unexplained(previous: FrameworkEdition, edition: FrameworkEdition): FrameworkFinding[] {
  const now = new Set(edition.indicators.map(({ code }) => code))
  const gone = previous.indicators.map(({ code }) => code).filter(code => !now.has(code))
  const dropped = edition.edition.dropped.map(({ code }) => code)
  const silent = gone
    .filter(code => !dropped.includes(code))
    .map((code): FrameworkFinding => {
      const message = `"${code}" of the edition before is gone and not listed as dropped with a reason.`
      return { at: ['edition', 'dropped'], kind: 'framework.dropped-unexplained', message, values: { code } }
    })
  const wrong = dropped.flatMap((code, index): FrameworkFinding[] => {
    const message = `"${code}" is listed as dropped, and the edition before does not have it.`
    if (gone.includes(code)) return []
    return [{ at: ['edition', 'dropped', index], kind: 'framework.dropped-unexplained', message, values: { code } }]
  })
  return [...silent, ...wrong]
}

/** Texts that do not stand in every language that has all of the content. Other wordings of a source stand in the languages it has. */
function untranslated(value: unknown, at: FrameworkFinding['at']): FrameworkFinding[] {
  if (value === null || typeof value !== 'object') return []
  const keys = Object.keys(value)
  const isText = keys.length > 0 && keys.every(key => (languages as readonly string[]).includes(key))
  if (!isText) {
    const inside = Array.isArray(value) ? value.map((each, index) => [index, each] as const) : Object.entries(value)
    return inside.flatMap(([key, each]) => untranslated(each, [...at, key]))
  }
  if (at.includes('variants') && at.at(-1) === 'text') return []
  return contentLanguages
    .filter(language => !keys.includes(language))
    .map(language => {
      const message = `This text is missing in "${language}".`
      return { at, kind: 'framework.language-missing', message, values: { language } }
    })
}
