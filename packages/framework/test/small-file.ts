/** The smallest framework that is allowed: one section, one rating asked of countries. */
export const smallFile = `texts:
  wording:
    en: { status: official, source: paper }
    ru: { status: official, source: paper }
    ar: { status: working, source: us }
    sv: { status: working, source: us }
  ours:
    en: { status: working, source: us }
framework:
  code: small
  name: { en: Small framework, ru: Малый план }
  owner: Nobody
  ofWhom: { en: Nobody's. }
  speaksFor: false
  private: false
  aggregateOnly: false
  invented: true
edition: { label: '2021-2025', first: 2021-01-01, last: 2025-12-31 }
sources:
  paper: { title: A paper, publisher: Nobody, date: '2021', licence: none }
  us: { title: Ours, publisher: Nobody, date: 2021-05-20, licence: none }
themes:
  - { code: online, name: { en: online } }
targetGroups:
  - { code: police, name: { en: police } }
sections:
  - { code: O1, kind: objective, name: { en: Laws } }
indicators:
  - code: O1a
    section: O1
    version: { number: 1 }
    name: { en: Number of countries with a law, ru: Количество стран с законом }
    asks: country
    answer: rating
    timing: state
    unit: countries
    counted: { en: countries with a law }
    direction: more
    rollUp: { overTime: latest, overPlaces: count-by-state }
    validFor: P2Y
    criteria:
      status: proposal
      yes: { en: There is a law. }
      partial: { en: There is a draft. }
      no: { en: There is none. }
    evidence: { what: { en: The law. } }
    themes: [online]
    environment: both
    targetGroups: [police]
    sdg: ['16.2']
    origin: asked
    question: { en: Does the law of your country forbid it? }
`

/** The same file with one piece of text replaced; throws where the piece does not stand there exactly once. */
export function changed(piece: string, by: string, file = smallFile): string {
  if (file.split(piece).length !== 2) throw new Error(`"${piece}" does not stand exactly once in the file`)
  return file.replace(piece, () => by)
}
