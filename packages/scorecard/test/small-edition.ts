/** A small invented framework, in as many editions as a test needs. */
import type { FrameworkEdition, Indicator, LocalText } from '@waymark/framework'
import type { AdoptedEdition } from '../src/index.ts'

export const words = (text: string): LocalText => ({ en: { text, status: 'working', source: 'own' } })
export const names = (text: string) => ({ en: text, ru: text, ar: text, sv: text })

export function indicator(code: string, changes: Partial<Indicator> = {}): Indicator {
  return {
    code,
    section: 'O1',
    version: { number: 1, comparable: null, note: {} },
    name: words(`Indicator ${code}`),
    question: words(`Question ${code}`),
    variants: [],
    discrepancies: [],
    asks: 'country',
    counts: null,
    answer: 'rating',
    timing: 'state',
    unit: 'country',
    counted: words('countries'),
    direction: 'more',
    rollUp: { overTime: 'latest', overPlaces: 'count-by-state' },
    validFor: null,
    criteria: { status: 'proposal', yes: words('yes'), partial: words('partly'), no: words('no') },
    steps: [],
    phases: [],
    subQuestions: [],
    evidence: { what: words('a link'), notOlderThan: null },
    disaggregations: [],
    themes: [],
    environment: 'both',
    onlineDimension: 'not-looked-at',
    measures: 'process',
    targetGroups: [],
    sdg: [],
    origin: { kind: 'asked' },
    ...changes,
  }
}

const heading = (code: string, parent: string | null) => ({
  code,
  kind: 'heading' as const,
  parent,
  name: words(`Section ${code}`),
  measure: {},
  variants: [],
  discrepancies: [],
  targetGroups: [],
  sdg: [],
})

export function edition(
  label: string,
  indicators: readonly Indicator[],
  framework: Partial<FrameworkEdition['framework']> = {},
): FrameworkEdition {
  return {
    framework: {
      code: 'small',
      name: words('Small framework'),
      owner: 'Nobody',
      ofWhom: words('Invented for tests'),
      speaksFor: false,
      private: false,
      aggregateOnly: false,
      invented: true,
      ...framework,
    },
    edition: { label, first: '2021-01-01', last: null, previous: null, approved: null, dropped: [] },
    note: {},
    sources: {
      own: { title: 'Own', publisher: 'Nobody', date: '2026-01-01', licence: 'CC0-1.0', place: null },
    },
    themes: [],
    targetGroups: [],
    discrepancies: [],
    sections: [heading('G1', null), heading('O1', 'G1'), heading('E1', null)],
    indicators,
  }
}

export function adopted(of: FrameworkEdition): AdoptedEdition {
  return {
    id: `edition-${of.framework.code}-${of.edition.label}`,
    edition: of,
    sha256: '0'.repeat(64),
    state: 'in-use',
    agreements: [],
    revisions: [],
  }
}
