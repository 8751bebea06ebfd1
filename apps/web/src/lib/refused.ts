import type { Values } from '@waymark/language'

/** One refusal of a form: the field it is about ("" for the form as a whole), its message key, and the message's values. */
export type Refusal = { readonly field: string; readonly kind: string; readonly values?: Values }

/** What an action gives back with 422: why it refused, and what was typed, by field. */
export type Refused = {
  readonly refusals: readonly Refusal[]
  readonly kept: Readonly<Record<string, readonly string[]>>
}

/** The id of a field's first control, so that the error summary can lead there. */
export const idOf = (name: string) => `field-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`
