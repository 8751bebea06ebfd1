import type { DayRefusal } from '@waymark/network'

/** Refusals that belong to no single package: who may act, and what is not there. Each `kind` is a message key. */
export type CommonRefusal =
  | { readonly kind: 'deed.not-permitted' }
  /** Absent, or of another network: the answer is the same, so that nothing can be guessed. */
  | { readonly kind: 'thing.not-found' }
  /** The network must have a safeguarding focal point and names none: forms with free text are off. */
  | { readonly kind: 'safeguarding.no-focal-point' }
  | { readonly kind: 'field.missing'; readonly field: string }
  | { readonly kind: 'field.too-long'; readonly field: string; readonly most: number }
  | (DayRefusal & { readonly field: string })
  /** A rule of the database that no form knows: its name. `form.done-meanwhile`: somebody did the same at the same moment. */
  | { readonly kind: 'form.breaks-a-rule' | 'form.done-meanwhile'; readonly rule: string }
  | { readonly kind: 'link.malformed'; readonly field: string; readonly given: string }

/**
 * A refusal of one of these kinds (each is a message key), with the values that its message names. `problems`: everything that is wrong
 * with a form, where it is more than the first.
 */
export type RefusalOf<K extends string> = {
  readonly kind: K
  readonly field?: string
  readonly problems?: readonly RefusalOf<K>[]
  /** Of a form whose parts are kept each by itself: those that were kept, by the names their fields begin with. */
  readonly saved?: readonly string[]
}

/** A refusal of any kind, for pages, which say each by its kind. An operation gives back those of its area. */
export type Refusal = RefusalOf<string>

/** The first problem as the refusal, with all of them beside it where there are several, so that a page can name every field at once. */
export function firstOf<P extends Refusal>(problems: readonly P[]): P {
  return problems.length > 1 ? { ...problems[0]!, problems } : problems[0]!
}
