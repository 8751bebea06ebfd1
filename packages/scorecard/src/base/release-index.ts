import type { FrameworkEdition, Indicator, RegisterKind } from '@waymark/framework'
import type { AdoptedEdition, Call, Entry, Group, ListClosing, SettledAnswer } from '../candidate/candidate.ts'
import type { noAnswerPublished } from '@waymark/collection'
import type { Base, MemberFigures, PublicAnswer } from './base.ts'
import { editionKey } from '../candidate/edition-key.ts'
import { groupedBy } from '../candidate/grouped-by.ts'

/** What figures are counted from: the part that a candidate and a public base have in common. */
export type Countable = Pick<Base, 'calls' | 'editions' | 'registerKinds' | 'answers' | 'closings' | 'groups'> & {
  readonly entries: readonly CountableEntry[]
  readonly memberFigures?: MemberFigures
}

export type CountableEntry = Pick<
  Entry,
  | 'id'
  | 'kind'
  | 'day'
  | 'until'
  | 'level'
  | 'stages'
  | 'confirmedOn'
  | 'places'
  | 'numbers'
  | 'choices'
  | 'days'
  | 'relations'
  | 'evidence'
>

/** The same with its indexes, built once per release. */
export type ReleaseIndex = Omit<Countable, 'answers'> & {
  readonly answers: readonly SettledAnswer[]
  /** What is said of an asked subject of a round that has no row: `not-answered` inside, `no-answer-published` in public. */
  readonly silence: Silence
  readonly editionOf: ReadonlyMap<string, AdoptedEdition>
  readonly callOf: ReadonlyMap<string, Call>
  readonly answerOf: ReadonlyMap<string, SettledAnswer>
  readonly observationOf: ReadonlyMap<string, SettledAnswer>
  readonly closingOf: ReadonlyMap<string, ListClosing>
  /** The entries of each kind of register. */
  readonly entriesOf: ReadonlyMap<string, readonly CountableEntry[]>
  readonly kindOf: ReadonlyMap<string, RegisterKind>
}

export type Silence = 'not-answered' | typeof noAnswerPublished

export function releaseIndex(countable: Countable, silence: Silence = 'not-answered'): ReleaseIndex {
  const answers = countable.answers.map(wholeAnswer)
  return {
    ...countable,
    answers,
    silence,
    editionOf: new Map(countable.editions.map(edition => [editionKey(edition.edition), edition])),
    callOf: new Map(countable.calls.map(call => [call.id, call])),
    answerOf: new Map(answers.map(answer => [answerKey(answer), answer])),
    observationOf: new Map(
      answers.filter(answer => answer.observation !== '').map(answer => [answer.observation, answer]),
    ),
    closingOf: new Map(
      countable.closings.map(closing => [closingKey(closing.call, closing.kind, closing.subject), closing]),
    ),
    entriesOf: groupedBy(countable.entries, entry => entry.kind),
    kindOf: new Map(countable.registerKinds.map(kind => [kind.code, kind])),
  }
}

/** A row of an answer that is not published, as an answer of which nothing is known. */
function wholeAnswer(answer: PublicAnswer): SettledAnswer {
  if ('observation' in answer) return answer
  return { ...answer, observation: '', how: 'unsettled', rationales: [], evidence: [] }
}

export function answerKey(
  about: Pick<SettledAnswer, 'call' | 'indicator' | 'version' | 'subjectKind' | 'subject' | 'respondentType'>,
): string {
  return [about.call, about.indicator, about.version, about.subjectKind, about.subject, about.respondentType].join('\n')
}

export function closingKey(call: string, kind: string, subject: string): string {
  return [call, kind, subject].join('\n')
}

/** The indicator of that code in an edition, if it has one. */
export function indicatorIn(edition: FrameworkEdition, code: string): Indicator | undefined {
  return edition.indicators.find(indicator => indicator.code === code)
}

/** The group as it was on the last day of a period: of several dates, the last that is not after it, else the first. */
export function groupsOn(index: Pick<ReleaseIndex, 'groups'>, lastDay: string): readonly Group[] {
  const chosen = new Map<string, Group>()
  for (const group of index.groups) {
    const held = chosen.get(group.id)
    const later = held === undefined || (group.on <= lastDay && (held.on > lastDay || group.on > held.on))
    if (later) chosen.set(group.id, group)
  }
  return [...chosen.values()]
}
