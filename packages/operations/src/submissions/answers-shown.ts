/** Answers with their words, their evidence and what in them may point to a person. */
import { warningsIn, type AnswerWords, type EnteredShown, type WarningShown } from '@waymark/collection'
import type { Status } from '@waymark/scorecard'
import {
  evidenceOfAnswers,
  textsOf,
  type AnswerRow,
  type EvidenceShown,
  type InNetwork,
  type StoredText,
} from '@waymark/store'
import { dayOf } from '../desk.ts'
import { answerOf } from '../settlement/settle-round.ts'
import { statusOf } from '../settlement/status.ts'

export type AnswerShown = {
  readonly id: string
  readonly version: string
  readonly correction: number
  readonly state: AnswerRow['state']
  readonly held: boolean
  /** It counts though nobody but its author could have reviewed it. */
  readonly unreviewed: boolean
  /** The day it was written last. */
  readonly savedOn: string
  /** Null where the respondent wrote it. */
  readonly entered: EnteredShown | null
  /** A narrative's text stands in `narrative`. Null while nothing is filled in. */
  readonly status: Status | null
  readonly typed: Readonly<Record<string, string>>
  readonly narrative: StoredText | null
  readonly rationale: StoredText | null
  readonly evidence: readonly EvidenceShown[]
  readonly warnings: readonly WarningShown[]
}

export async function showAnswers(t: InNetwork, rows: readonly AnswerRow[]): Promise<readonly AnswerShown[]> {
  const evidence = await evidenceOfAnswers(
    t,
    rows.map(row => row.id),
  )
  const own = Map.groupBy(evidence, source => source.answer)
  const words = await textsOf(t, [
    ...rows.flatMap(row => [row.rationale, row.narrative]),
    ...evidence.flatMap(source => [source.address, source.where, source.quote, source.place]),
  ])
  const text = (id: string | null) => (id === null ? null : (words.get(id) ?? null))
  return rows.map(row => {
    const shown = (own.get(row.id) ?? []).map(({ type, address, where, seenOn, quote, place }) => ({
      type,
      address: text(address),
      where: text(where),
      seenOn,
      quote: text(quote),
      place: text(place),
    }))
    return {
      id: row.id,
      version: row.version,
      correction: row.correction,
      state: row.state,
      held: row.held,
      unreviewed: row.unreviewedAt !== null,
      savedOn: dayOf(row.savedAt),
      entered: enteredOf(row),
      status: row.value === null && row.reason === null ? null : statusOf(answerOf(row), row.value ?? {}),
      typed: withNarrative(row.typed, text(row.narrative)),
      narrative: text(row.narrative),
      rationale: text(row.rationale),
      evidence: shown,
      warnings: [
        ...warned('text', text(row.narrative)),
        ...warned('rationale', text(row.rationale)),
        ...shown.flatMap((one, line) => [
          ...warned(`evidence.${line}.quote`, one.quote),
          ...warned(`evidence.${line}.address`, one.address),
          ...warned(`evidence.${line}.where`, one.where),
          ...warned(`evidence.${line}.place`, one.place),
        ]),
      ],
    }
  })
}

function enteredOf({ enteredFrom, receivedOn, confirmedBy }: AnswerRow): AnswerShown['entered'] {
  if (enteredFrom === null || receivedOn === null) return null
  return { from: enteredFrom, receivedOn, confirmed: confirmedBy !== null }
}

/** The fields of the form, the words of a narrative among them as they stand. */
const withNarrative = (typed: AnswerRow['typed'], narrative: StoredText | null) =>
  narrative?.body ? { ...typed, text: narrative.body } : typed

/** What in a text may point to a person, with the form's field it stands in. */
export function warned(field: string, text: { readonly body: string | null } | null): readonly WarningShown[] {
  return warningsIn(text?.body ?? '').map(({ kind, found }) => ({ field, kind, found }))
}

/** Everything that was written of an answer, as a form would send it; what was redacted is empty. */
export function wordsOf({
  typed,
  rationale,
  evidence,
}: Pick<AnswerShown, 'typed' | 'rationale' | 'evidence'>): AnswerWords {
  const body = (text: StoredText | null) => text?.body ?? ''
  return {
    typed,
    rationale: body(rationale),
    evidence: evidence
      .filter(
        evidenceShown =>
          evidenceShown.type === 'unpublished' ||
          body(evidenceShown.address) !== '' ||
          body(evidenceShown.where) !== '',
      )
      .map(({ type, address, where, seenOn, quote, place }) => ({
        type,
        address: body(address),
        where: body(where),
        seenOn,
        quote: body(quote),
        place: body(place),
      })),
  }
}
