import { languages } from '@waymark/language'
import type { FrameworkEdition } from './edition.ts'
import { differences } from './differences.ts'
import type { Difference } from './differences.ts'
import type { Problem } from './problem.ts'
import { readFramework } from './read-framework.ts'
import { readRegisterKinds } from './read-register.ts'

export type ContentFile = { readonly file: string; readonly text: string }

type Shipped = { readonly file: string; readonly text: string; readonly edition: FrameworkEdition }

/**
 * Everything wrong in the frameworks and registers that a repository ships. Files whose path has a folder `registers` are
 * kinds of register, all others framework editions. Beside the rules of every single file, shipped texts stand in all four
 * languages, no edition is shipped twice, and an indicator that changed between two editions has a new version.
 */
export function checkContentFrameworks(files: readonly ContentFile[]): Problem[] {
  const isRegister = ({ file }: ContentFile) => /(?:^|\/)registers\//.test(file)
  const kinds = readRegisterKinds(files.filter(isRegister))
  const problems = kinds.ok ? [] : [...kinds.refusal]
  const shipped: Shipped[] = []
  for (const { file, text } of files.filter(each => !isRegister(each))) {
    const read = readFramework(text, file, kinds.ok ? kinds.value : undefined)
    if (read.ok) shipped.push({ file, text, edition: read.value })
    else problems.push(...read.refusal)
  }
  if (kinds.ok)
    files.filter(isRegister).forEach(({ file }, index) => problems.push(...untranslated(kinds.value[index], file, [])))
  for (const each of shipped)
    problems.push(...untranslated(each.edition, each.file, []), ...againstOthers(each, shipped))
  return problems
}

/**
 * What stands in the way of taking a file over an edition that is in use: every rule that changed without a new version.
 * Text revisions and new versions do not. `file` names the file in the problems; the line is 1, for only values are known.
 */
export function checkAgainstUsed(used: FrameworkEdition, given: FrameworkEdition, file: string): Problem[] {
  const versions = new Map(used.indicators.map(indicator => [indicator.code, indicator.version.number]))
  const raised = new Set(
    given.indicators.filter(({ code, version }) => version.number > (versions.get(code) ?? 0)).map(({ code }) => code),
  )
  return differences(used, given)
    .filter(({ effect, where, code }) => effect === 'new-version' && where === 'indicator' && !raised.has(code))
    .map(difference => ruleChanged(difference, file))
}

function ruleChanged({ code, field }: Difference, file: string): Problem {
  const message = `"${field}" differs from the edition in use. A changed rule needs a new version of ${code} that says whether it is comparable.`
  return {
    file,
    line: 1,
    path: `indicators[${code}].${field}`,
    kind: 'framework.rule-changed',
    message,
    values: { code, field },
  }
}

function againstOthers({ file, edition }: Shipped, all: readonly Shipped[]): Problem[] {
  const same = all.filter(other => other.edition.framework.code === edition.framework.code && other.file !== file)
  const twin = same.find(other => other.edition.edition.label === edition.edition.label)
  const label = `${edition.framework.code} ${edition.edition.label}`
  if (twin)
    return [
      {
        file,
        line: 1,
        path: 'edition.label',
        kind: 'framework.edition-repeated',
        message: `${twin.file} is "${label}" as well.`,
        values: { label, other: twin.file },
      },
    ]
  const before = edition.edition.previous
  if (before === null) return []
  const previous = same.find(other => other.edition.edition.label === before)
  if (!previous)
    return [
      {
        file,
        line: 1,
        path: 'edition.previous',
        kind: 'framework.previous-unknown',
        message: `The edition "${before}" that it follows is not there.`,
        values: { label: before },
      },
    ]
  return [...checkAgainstUsed(previous.edition, edition, file), ...unexplained(previous.edition, edition, file)]
}

/** Indicators that are gone without being listed as dropped, or are listed and never were there. */
function unexplained(previous: FrameworkEdition, edition: FrameworkEdition, file: string): Problem[] {
  const now = new Set(edition.indicators.map(({ code }) => code))
  const gone = previous.indicators.map(({ code }) => code).filter(code => !now.has(code))
  const dropped = edition.edition.dropped.map(({ code }) => code)
  const wrong = [...gone.filter(code => !dropped.includes(code)), ...dropped.filter(code => !gone.includes(code))]
  return wrong.map(code => ({
    file,
    line: 1,
    path: 'edition.dropped',
    kind: 'framework.dropped-unexplained' as const,
    message: dropped.includes(code)
      ? `"${code}" is listed as dropped, and the edition before does not have it.`
      : `"${code}" of the edition before is gone and not listed as dropped with a reason.`,
    values: { code },
  }))
}

function untranslated(value: unknown, file: string, at: readonly string[]): Problem[] {
  if (value === null || typeof value !== 'object') return []
  const keys = Object.keys(value)
  const isText = keys.length > 0 && keys.every(key => (languages as readonly string[]).includes(key))
  if (!isText)
    return Object.entries(value).flatMap(([key, each]) => untranslated(each, file, [...at, named(key, each)]))
  return languages
    .filter(language => !keys.includes(language) && !at.includes('variants'))
    .map(language => ({
      file,
      line: 1,
      path: at.join('.'),
      kind: 'framework.language-missing' as const,
      message: `This text is missing in "${language}".`,
      values: { language },
    }))
}

function named(key: string, value: unknown): string {
  const code = value !== null && typeof value === 'object' && 'code' in value ? value.code : undefined
  return typeof code === 'string' && /^\d+$/.test(key) ? `[${code}]` : key
}
