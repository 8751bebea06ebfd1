import { noAnswerPublished } from '@waymark/collection'

/** A status in any of its written forms: a value, or `missing` with its reason. */
export type AnyStatus = object | { readonly missing: string }

export type NoAnswerPublished = { readonly missing: typeof noAnswerPublished }

/** `held`: no accepted answer that may go out says so. `hidden`: the country was hidden by two people. */
export type StatusMarks = { readonly held: boolean; readonly hidden: boolean }

/**
 * The public status of an asked subject of a round: its status inside where that is a value or not applicable and neither held nor
 * of a hidden country; otherwise `no-answer-published`, which says neither why nor whether anybody answered.
 *
 * The one rule that every public file, page, preview and check goes by. What was not asked is outside it, and imports keep their
 * reasons. Source: definitions 5a. Example: contested, refused, returned, held and not answered come out the same.
 */
export function publicStatus<Status extends AnyStatus>(status: Status, marks: StatusMarks): Status | NoAnswerPublished {
  return isPublic(status) && !marks.held && !marks.hidden ? status : { missing: noAnswerPublished }
}

/** Whether a status is one that may be public: a value, or not applicable. */
export function isPublic(status: AnyStatus): boolean {
  return !('missing' in status) || status.missing === 'not-applicable'
}
