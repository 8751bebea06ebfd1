import { canonicalJson } from '../bytes/canonical.ts'
import type { FigureDifference } from './verify-report.ts'

const shownAtMost = 120 // signs of a value in a report; enough to recognise it

/** Where two values first differ, in the order of their keys; `null` if they are the same. */
export function firstDifference(found: unknown, computed: unknown): FigureDifference | null {
  return differ(found, computed, { at: '', figure: null })
}

/** The same of what `found` says; what only `computed` says is no difference. */
export function firstDifferenceIn(found: unknown, computed: unknown): FigureDifference | null {
  return differ(found, computed, { at: '', figure: null, only: 'found' })
}

type Place = { readonly at: string; readonly figure: string | null; readonly only?: 'found' }

function differ(found: unknown, computed: unknown, place: Place): FigureDifference | null {
  if (Object.is(found, computed)) return null
  const bothLists = Array.isArray(found) && Array.isArray(computed)
  if (!bothLists && !(isRecord(found) && isRecord(computed)))
    return { at: place.at, figure: place.figure, found: shown(found), computed: shown(computed) }
  const here = { ...place, figure: figureIn(computed) ?? place.figure }
  const [one, other] = [found as Readonly<Record<string, unknown>>, computed as Readonly<Record<string, unknown>>]
  const more = place.only === 'found' && !bothLists ? [] : Object.keys(other)
  const keys = [...new Set([...Object.keys(one), ...more])]
  for (const key of bothLists ? keys : keys.sort()) {
    const at = bothLists ? `${here.at}[${key}]` : here.at === '' ? key : `${here.at}.${key}`
    const difference = differ(valueAt(one, key), valueAt(other, key), { ...here, at })
    if (difference) return difference
  }
  return null
}

function valueAt(from: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(from, key) ? from[key] : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The id of a published figure, if the value is one. */
function figureIn(value: unknown): string | null {
  return isRecord(value) && typeof value['id'] === 'string' && 'figure' in value ? value['id'] : null
}

function shown(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value).trim().slice(0, shownAtMost)
}

/** The first line in which two texts differ. */
export function firstLineDiffering(found: string, computed: string): FigureDifference | null {
  if (found === computed) return null
  const [one, other] = [found.split('\r\n'), computed.split('\r\n')]
  const at = other.findIndex((line, index) => line !== one[index])
  const line = at === -1 ? other.length : at
  return {
    at: `line ${line + 1}`,
    figure: null,
    found: (one[line] ?? '').slice(0, shownAtMost),
    computed: (other[line] ?? '').slice(0, shownAtMost),
  }
}
