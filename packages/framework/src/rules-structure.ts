import type { FrameworkEdition } from './edition.ts'
import type { Finding } from './problem.ts'

type Path = Finding['at']

/** Codes are unique, the sections are a tree, and everything a field points at exists in the same file. */
export function structureFindings(edition: FrameworkEdition): Finding[] {
  return [
    ...dayFindings(edition),
    ...repeated(edition.sections, ['sections']),
    ...repeated(edition.indicators, ['indicators']),
    ...repeated(edition.themes, ['themes']),
    ...repeated(edition.targetGroups, ['targetGroups']),
    ...repeatedParts(edition),
    ...treeFindings(edition),
    ...pointerFindings(edition),
    ...sourceFindings(edition, edition.sources, []),
  ]
}

function dayFindings({ edition }: FrameworkEdition): Finding[] {
  const days: [Path, string | null][] = [
    [['edition', 'first'], edition.first],
    [['edition', 'last'], edition.last],
    [['edition', 'approved', 'day'], edition.approved?.day ?? null],
  ]
  const unreal = days
    .filter(([, day]) => day !== null && !isRealDay(day))
    .map(([at, day]) =>
      finding(at, 'framework.day-unreal', `"${day}" is no day of the calendar.`, { given: day ?? '' }),
    )
  if (edition.last !== null && edition.last < edition.first)
    unreal.push(
      finding(
        ['edition', 'last'],
        'framework.days-reversed',
        `The last day ${edition.last} is before the first day ${edition.first}.`,
        {
          first: edition.first,
          last: edition.last,
        },
      ),
    )
  return unreal
}

function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

function repeated(items: readonly { readonly code: string }[], at: Path): Finding[] {
  const first = new Map<string, number>()
  return items.flatMap(({ code }, index) => {
    const earlier = first.get(code)
    if (earlier === undefined) {
      first.set(code, index)
      return []
    }
    return [
      finding(
        [...at, index, 'code'],
        'framework.code-repeated',
        `The code "${code}" stands here a second time; the first is number ${earlier + 1} of ${at.join('.')}.`,
        { code },
      ),
    ]
  })
}

function repeatedParts({ indicators }: FrameworkEdition): Finding[] {
  return indicators.flatMap((indicator, index) =>
    (['steps', 'phases', 'subQuestions', 'disaggregations'] as const).flatMap(field =>
      repeated(indicator[field], ['indicators', index, field]),
    ),
  )
}

function treeFindings({ sections }: FrameworkEdition): Finding[] {
  const parents = new Map(sections.map(section => [section.code, section.parent]))
  return sections.flatMap((section, index) => {
    const at = ['sections', index, 'parent']
    if (section.parent === null) return []
    if (!parents.has(section.parent)) return [unknown(at, section.parent, 'section')]
    const seen = new Set([section.code])
    for (let above: string | null | undefined = section.parent; above; above = parents.get(above)) {
      if (seen.has(above))
        return [
          finding(
            at,
            'framework.section-circle',
            `Section "${section.code}" stands under itself through "${section.parent}".`,
            { code: section.code },
          ),
        ]
      seen.add(above)
    }
    return []
  })
}

function pointerFindings(edition: FrameworkEdition): Finding[] {
  const sections = new Set(edition.sections.map(section => section.code))
  const themes = new Set(edition.themes.map(theme => theme.code))
  const groups = new Set(edition.targetGroups.map(group => group.code))
  const missing = (at: Path, codes: readonly string[], known: ReadonlySet<string>, what: string): Finding[] =>
    codes.flatMap((code, index) => (known.has(code) ? [] : [unknown([...at, index], code, what)]))
  return [
    ...edition.sections.flatMap((section, index) =>
      missing(['sections', index, 'targetGroups'], section.targetGroups, groups, 'target group'),
    ),
    ...edition.indicators.flatMap((indicator, index) => [
      ...(sections.has(indicator.section)
        ? []
        : [unknown(['indicators', index, 'section'], indicator.section, 'section')]),
      ...missing(['indicators', index, 'themes'], indicator.themes, themes, 'theme'),
      ...missing(['indicators', index, 'targetGroups'], indicator.targetGroups, groups, 'target group'),
    ]),
    ...edition.edition.dropped.flatMap(({ code }, index) =>
      edition.indicators.some(indicator => indicator.code === code)
        ? [
            finding(
              ['edition', 'dropped', index],
              'framework.dropped-present',
              `"${code}" is said to be dropped and still stands among the indicators.`,
              { code },
            ),
          ]
        : [],
    ),
  ]
}

/** Every wording names a source that the file lists. Walks any value: a wording is whatever has text, status and source. */
export function sourceFindings(value: unknown, sources: Readonly<Record<string, unknown>>, at: Path): Finding[] {
  if (value === null || typeof value !== 'object') return []
  if ('text' in value && 'status' in value && 'source' in value && typeof value.source === 'string')
    return Object.hasOwn(sources, value.source) ? [] : [unknown(at, value.source, 'source')]
  const entries = Array.isArray(value) ? value.map((each, index) => [index, each] as const) : Object.entries(value)
  return entries.flatMap(([key, each]) => sourceFindings(each, sources, [...at, key]))
}

function unknown(at: Path, code: string, what: string): Finding {
  return finding(at, 'framework.code-unknown', `There is no ${what} "${code}" in this file.`, { code, what })
}

function finding(at: Path, kind: Finding['kind'], message: string, values: Record<string, string | number>): Finding {
  return { at, kind, message, values }
}
