import type { Finding } from './check.ts'
import type { Place } from './documents/document.ts'
import type { Concept } from './term-set.ts'

/** One checked file: its name, its findings and where they stand. */
export type CheckedFile = { readonly name: string; readonly findings: readonly (Finding & { readonly place: Place })[] }

/** How grave a finding is: only a discouraged wording that is the writer's own asks for a change. */
export function gravityOf(finding: Pick<Finding, 'status' | 'reading'>): 'change' | 'consider' | 'none' {
  if (finding.status === 'preferred' || finding.reading !== 'plain') return 'none'
  return finding.status === 'discouraged' ? 'change' : 'consider'
}

const levels = { change: 'error', consider: 'warning', none: 'note' } as const

/** The findings as SARIF 2.1.0, which editors and code hosts show beside the text. Source: OASIS SARIF 2.1.0, sections 3.13 to 3.38. */
export function toSarif(files: readonly CheckedFile[], concepts: readonly Concept[]): object {
  const used = new Set(files.flatMap(file => file.findings.map(finding => finding.concept)))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'waymark terms',
            rules: concepts.filter(concept => used.has(concept.id)).map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(file => file.findings.map(finding => resultOf(file.name, finding, concepts))),
      },
    ],
  }
}

function ruleOf(concept: Concept): object {
  const [first] = Object.values(concept.words) // in the first language of the content
  return {
    id: concept.id,
    shortDescription: { text: first!.instead[0] ?? concept.id },
    fullDescription: { text: first!.why },
  }
}

function resultOf(name: string, finding: CheckedFile['findings'][number], concepts: readonly Concept[]): object {
  const words = concepts.find(concept => concept.id === finding.concept)!.words[finding.language]!
  const instead = finding.suggestions.map(({ text }) => `“${text}”`).join(', ')
  const { place } = finding
  return {
    ruleId: finding.concept,
    level: levels[gravityOf(finding)],
    message: {
      text: `“${finding.text}” (${finding.status}, ${finding.reading}). ${words.why}${instead ? ` → ${instead}` : ''}`,
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(name.replaceAll('\\', '/')) },
          ...(place.kind === 'line'
            ? {
                region: {
                  startLine: place.line,
                  startColumn: place.column,
                  charOffset: finding.start,
                  charLength: finding.end - finding.start,
                },
              }
            : {}),
        },
        ...(place.kind === 'line' ? {} : { logicalLocations: [{ kind: place.kind, name: String(place.number) }] }),
      },
    ],
  }
}
