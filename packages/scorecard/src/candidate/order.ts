/**
 * One order for every list of a candidate that is really a set, so that the order in which rows came out of a database
 * changes no byte of a release. Lists whose order means something (sections, indicators, mendings) are left alone.
 */
import type { Action, Call, Candidate, Entry, Evidence, Priority, SettledAnswer, Source } from './candidate.ts'
import { byCodeUnits, canonicalJson } from '../bytes/canonical.ts'

/** Sorts by the words given, in turn; equal ones by their whole content, so that the order is total. What is in order already is given back itself. */
function sorted<T>(list: readonly T[], words: (item: T) => readonly (string | undefined)[]): readonly T[] {
  if (list.length < 2) return list
  const all = list.map(item => ({ item, words: words(item), written: '' }))
  if (all.every((item, at) => at === 0 || compare(all[at - 1]!, item) <= 0)) return list
  return all.sort(compare).map(({ item }) => item)
}

type Sortable = { readonly item: unknown; readonly words: readonly (string | undefined)[]; written: string }

function compare(left: Sortable, right: Sortable): number {
  for (const [at, word] of left.words.entries()) {
    const difference = byCodeUnits(word ?? '', right.words[at] ?? '')
    if (difference !== 0) return difference
  }
  left.written ||= canonicalJson(left.item)
  right.written ||= canonicalJson(right.item)
  return byCodeUnits(left.written, right.written)
}

const words = (list: readonly string[]): readonly string[] =>
  list.every((word, at) => at === 0 || list[at - 1]! <= word) ? list : [...list].sort(byCodeUnits)
const number = (value: number): string => String(value).padStart(9, '0')

/** The same candidate with every set in its one order. */
export function inOrder(candidate: Candidate): Candidate {
  return {
    ...candidate,
    ...orderedDesign(candidate),
    ...orderedWork(candidate),
    answers: sorted(candidate.answers.map(orderedAnswer), answer => [
      answer.call,
      answer.indicator,
      number(answer.version),
      answer.subjectKind,
      answer.subject,
      answer.respondentType,
    ]),
    entries: sorted(candidate.entries.map(orderedEntry), entry => [entry.kind, entry.day, entry.id]),
    closings: sorted(candidate.closings, closing => [closing.call, closing.kind, closing.level, closing.subject]),
    baselines: sorted(
      candidate.baselines.map(baseline => ({ ...baseline, values: sorted(baseline.values, each => [each.indicator]) })),
      one => [one.subject, one.framework, one.agreedOn, one.id],
    ),
    acceptedSubmissions: sorted(candidate.acceptedSubmissions, submission => [submission.call, submission.member]),
    ...(candidate.waitingSubmissions
      ? { waitingSubmissions: sorted(candidate.waitingSubmissions, submission => [submission.call, submission.member]) }
      : {}),
    ...(candidate.belonging
      ? {
          belonging: sorted(
            candidate.belonging.map(one => ({ ...one, places: words(one.places) })),
            one => [one.member],
          ),
        }
      : {}),
    ...(candidate.memberRecords
      ? { memberRecords: sorted(candidate.memberRecords, record => [record.call, record.member]) }
      : {}),
    objections: objectionsInOrder(candidate.objections),
    exclusions: sorted(candidate.exclusions, exclusion => [exclusion.call, exclusion.indicator, exclusion.subject]),
    surveys: sorted(candidate.surveys, survey => [survey.id]),
    ...(candidate.splitsBefore
      ? {
          splitsBefore: sorted(
            candidate.splitsBefore.map(split => ({ ...split, countries: words(split.countries) })),
            one => [one.indicator, one.respondentType],
          ),
        }
      : {}),
    ...(candidate.targets
      ? {
          targets: sorted(
            candidate.targets.map(target => ({ ...target, places: words(target.places) })),
            one => [one.framework, one.indicator, one.agreedOn, one.id],
          ),
        }
      : {}),
    ...(candidate.before ? { before: sorted(candidate.before, figure => [figure.figure]) } : {}),
    ...(candidate.hidden ? { hidden: words(candidate.hidden) } : {}),
    ...(candidate.hiddenLater ? { hiddenLater: words(candidate.hiddenLater) } : {}),
  }
}

/** Objections in the order in which a release holds them. */
export function objectionsInOrder(objections: Candidate['objections']): Candidate['objections'] {
  return sorted(objections, objection => [objection.indicator, objection.day, objection.text])
}

function orderedDesign(
  candidate: Candidate,
): Pick<Candidate, 'calls' | 'editions' | 'registerKinds' | 'places' | 'groups' | 'sources' | 'members'> {
  return {
    calls: sorted(candidate.calls.map(orderedCall), call => [call.period.from, call.openedOn, call.label, call.id]),
    editions: sorted(
      candidate.editions.map(edition => ({
        ...edition,
        agreements: sorted(edition.agreements, each => [each.day, each.body, ...each.indicators]),
        revisions: sorted(edition.revisions, each => [number(each.number)]),
      })),
      one => [one.edition.framework.code, one.edition.edition.label],
    ),
    registerKinds: sorted(candidate.registerKinds, kind => [kind.code]),
    places: sorted(candidate.places, place => [place.code]),
    groups: sorted(
      candidate.groups.map(group => ({ ...group, places: words(group.places) })),
      one => [one.kind, one.id, one.on],
    ),
    sources: sorted(candidate.sources.map(orderedSource), source => [source.id]),
    members: sorted(
      candidate.members.map(member => ({ ...member, places: words(member.places) })),
      one => [one.id],
    ),
  }
}

function orderedWork(candidate: Candidate): Pick<Candidate, 'priorities' | 'learning'> {
  const withUpdates = (action: Action): Action => ({
    ...action,
    ...(action.members ? { members: words(action.members) } : {}),
    ...(action.resources ? { resources: sorted(action.resources, resource => [resource.used, resource.id]) } : {}),
    ...(action.milestones
      ? { milestones: sorted(action.milestones, milestone => [milestone.due ?? milestone.reached ?? '', milestone.id]) }
      : {}),
    updates: sorted(action.updates, update => [update.day, update.id]),
  })
  const withActions = (priority: Priority): Priority => ({
    ...priority,
    actions: sorted(priority.actions.map(withUpdates), eachAction => [eachAction.due ?? '', eachAction.id]),
  })
  return {
    priorities: sorted(candidate.priorities.map(withActions), eachPriority => [
      eachPriority.place ?? '',
      eachPriority.region ?? '',
      eachPriority.id,
    ]),
    learning: sorted(candidate.learning, chain => [chain.finding.day, chain.id]),
  }
}

function orderedCall(call: Call): Call {
  const scope = Object.fromEntries(Object.entries(call.scope).map(([kind, ids]) => [kind, words(ids)]))
  const asked = call.asked.map(version => ({ ...version, subjects: words(version.subjects) }))
  return {
    ...call,
    scope,
    asked: sorted(asked, one => [one.indicator, number(one.version), one.subjectKind, one.respondentType]),
    registers: words(call.registers),
    ...(call.upperLists
      ? { upperLists: sorted(call.upperLists, list => [list.register, list.level, list.subject]) }
      : {}),
  }
}

/** The same with these fields; itself where they are its own already, so that putting in order again copies nothing. */
function withFields<T extends object>(base: T, fields: Partial<T>): T {
  const isSame = Object.entries(fields).every(([field, value]) => base[field as keyof T] === value)
  return isSame ? base : { ...base, ...fields }
}

function orderedAnswer(answer: SettledAnswer): SettledAnswer {
  return withFields(answer, {
    rationales: words(answer.rationales),
    ...(answer.themes ? { themes: words(answer.themes) } : {}),
    ...(answer.serves ? { serves: words(answer.serves) } : {}),
    evidence: orderedEvidence(answer.evidence),
  })
}

function orderedEntry(entry: Entry): Entry {
  return withFields(entry, {
    places: words(entry.places),
    members: words(entry.members),
    themes: words(entry.themes),
    ...(entry.serves ? { serves: words(entry.serves) } : {}),
    ...(entry.stages ? { stages: sorted(entry.stages, stage => [stage.on, stage.stage]) } : {}),
    ...(entry.merged ? { merged: words(entry.merged) } : {}),
    evidence: orderedEvidence(entry.evidence),
  })
}

function orderedEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return sorted(evidence, eachEvidence => [
    eachEvidence.type,
    eachEvidence.address,
    eachEvidence.where,
    eachEvidence.seenOn,
    eachEvidence.place,
  ])
}

function orderedSource(source: Source): Source {
  return { ...source, leftOut: sorted(source.leftOut, one => [number(one.row)]) }
}
