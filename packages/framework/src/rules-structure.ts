import type { FrameworkEdition } from './edition.ts'
import type { FrameworkFinding } from './problem.ts'

type Path = FrameworkFinding['at']

/** Codes are unique, the sections are a tree, and everything a field points at exists in the same file. */
export function structureFindings(edition: FrameworkEdition): FrameworkFinding[] {
  return [
    ...dayFindings(edition),
    ...repeated(edition.sections, ['sections']),
    ...repeated(edition.indicators, ['indicators']),
    ...repeated(edition.themes, ['themes']),
    ...repeated(edition.targetGroups, ['targetGroups']),
    ...repeated(edition.sdgTargets ?? [], ['sdgTargets']),
    ...repeatedParts(edition),
    ...treeFindings(edition),
    ...pointerFindings(edition),
    ...sourceFindings(edition, edition.sources, []),
  ]
}

function dayFindings({ edition }: FrameworkEdition): FrameworkFinding[] {
  const days: [Path, string | null][] = [
    [['edition', 'first'], edition.first],
    [['edition', 'last'], edition.last],
    [['edition', 'approved', 'day'], edition.approved?.day ?? null],
  ]
  const unreal = days
    .filter(([, day]) => day !== null && !isRealDay(day))
    .map(([at, day]): FrameworkFinding => {
      const message = `"${day}" is no day of the calendar.`
      return { at, kind: 'framework.day-unreal', message, values: { given: day ?? '' } }
    })
  const { first, last } = edition
  if (last === null || last >= first) return unreal
  const message = `The last day ${last} is before the first day ${first}.`
  return [...unreal, { at: ['edition', 'last'], kind: 'framework.days-reversed', message, values: { first, last } }]
}

function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

function repeated(items: readonly { readonly code: string }[], at: Path): FrameworkFinding[] {
  const first = new Map<string, number>()
  return items.flatMap(({ code }, index): FrameworkFinding[] => {
    const earlier = first.get(code)
    if (earlier === undefined) {
      first.set(code, index)
      return []
    }
    return [
      {
        at: [...at, index, 'code'],
        kind: 'framework.code-repeated',
        message: `The code "${code}" stands here a second time; the first is number ${earlier + 1} of ${at.join('.')}.`,
        values: { code },
      },
    ]
  })
}

function repeatedParts({ indicators }: FrameworkEdition): FrameworkFinding[] {
  return indicators.flatMap((indicator, index) =>
    (['steps', 'phases', 'subQuestions', 'disaggregations'] as const).flatMap(field =>
      repeated(indicator[field], ['indicators', index, field]),
    ),
  )
}

function treeFindings({ sections }: FrameworkEdition): FrameworkFinding[] {
  const parents = new Map(sections.map(section => [section.code, section.parent]))
  return sections.flatMap((section, index): FrameworkFinding[] => {
    const at = ['sections', index, 'parent']
    if (section.parent === null) return []
    if (!parents.has(section.parent)) return [unknown(at, section.parent, 'section')]
    const seen = new Set([section.code])
    for (let above: string | null | undefined = section.parent; above; above = parents.get(above)) {
      if (seen.has(above))
        return [
          {
            at,
            kind: 'framework.section-circle',
            message: `Section "${section.code}" stands under itself through "${section.parent}".`,
            values: { code: section.code },
          },
        ]
      seen.add(above)
    }
    return []
  })
}

/** What of a list of codes is not among the known ones. */
function missing(known: ReadonlySet<string>, what: string): (at: Path, codes: readonly string[]) => FrameworkFinding[] {
  return (at, codes) => codes.flatMap((code, index) => (known.has(code) ? [] : [unknown([...at, index], code, what)]))
}

function pointerFindings(edition: FrameworkEdition): FrameworkFinding[] {
  const sections = new Set(edition.sections.map(section => section.code))
  const sectionsOf = missing(sections, 'section')
  const themesOf = missing(new Set(edition.themes.map(theme => theme.code)), 'theme')
  const groupsOf = missing(new Set(edition.targetGroups.map(group => group.code)), 'target group')
  return [
    ...edition.sections.flatMap((section, index) =>
      groupsOf(['sections', index, 'targetGroups'], section.targetGroups),
    ),
    ...edition.indicators.flatMap((indicator, index) => [
      ...(sections.has(indicator.section)
        ? []
        : [unknown(['indicators', index, 'section'], indicator.section, 'section')]),
      ...themesOf(['indicators', index, 'themes'], indicator.themes),
      ...groupsOf(['indicators', index, 'targetGroups'], indicator.targetGroups),
      ...indicator.subQuestions.flatMap(({ theme }, part) =>
        themesOf(['indicators', index, 'subQuestions', part, 'theme'], theme ? [theme] : []),
      ),
      ...indicator.subQuestions.flatMap(({ names = [] }, part) =>
        sectionsOf(['indicators', index, 'subQuestions', part, 'names'], names),
      ),
    ]),
    ...edition.edition.dropped.flatMap(({ code }, index): FrameworkFinding[] =>
      edition.indicators.some(indicator => indicator.code === code)
        ? [
            {
              at: ['edition', 'dropped', index],
              kind: 'framework.dropped-present',
              message: `"${code}" is said to be dropped and still stands among the indicators.`,
              values: { code },
            },
          ]
        : [],
    ),
  ]
}

/** Every wording names a source that the file lists. Walks any value: a wording is whatever has text, status and source. */
export function sourceFindings(
  value: unknown,
  sources: Readonly<Record<string, unknown>>,
  at: Path,
): FrameworkFinding[] {
  if (value === null || typeof value !== 'object') return []
  if ('text' in value && 'status' in value && 'source' in value && typeof value.source === 'string')
    return Object.hasOwn(sources, value.source) ? [] : [unknown(at, value.source, 'source')]
  const entries = Array.isArray(value) ? value.map((each, index) => [index, each] as const) : Object.entries(value)
  return entries.flatMap(([key, each]) => sourceFindings(each, sources, [...at, key]))
}

function unknown(at: Path, code: string, what: string): FrameworkFinding {
  return {
    at,
    kind: 'framework.code-unknown',
    message: `There is no ${what} "${code}" in this file.`,
    values: { code, what },
  }
}
