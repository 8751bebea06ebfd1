/**
 * What a rule gives back when a person can be wrong: the value, or a refusal in words. A refusal is a value that
 * names what was wrong (`kind` is its message key); only broken infrastructure throws.
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: E }

/** The deed succeeded with this value. */
export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** The deed was refused for this reason. */
export function refused<E>(refusal: E): { readonly ok: false; readonly refusal: E } {
  return { ok: false, refusal }
}
