import { servedPattern } from '@waymark/framework'

/**
 * What a string may be that stands in a hashed file. There is no kind for what a person writes: that is a free text, and here stands its
 * id. Source: design 3.11, models 2.
 *
 * - `id`: a uuid, or where a test says so another name without a blank.
 * - `observation`: an id; of a derived answer, which is computed and has no row, `derived/` and the ids of its call, indicator and subject.
 * - `code`: a word that the frameworks, registers and places of the release declare, one of the product's own, or what an indicator or a
 *   place is called by.
 * - `slug`: one word of lower-case letters, digits and hyphens, as subjects, themes and steps that another edition declares have; or of
 *   capitals, as countries and the groups of imported sources have.
 * - `served`: an outcome for children, a target group or an SDG target, as `facet/value`.
 * - `supported`: what an action supports a level up, as `action/` or `priority/` and an id.
 * - `number`, `day`, `hash`, `label` (of a release), `edition` (framework/label), `currency`: by their signs alone.
 * - `name`: what a second person confirms and everybody may read: of the network, its regions and bodies, of a member that chose to be
 *   named; title and period of a round.
 * - `content`: texts of frameworks, registers, places, sources and imported publications.
 * - `computed`: made of codes and numbers by the product.
 */
export type StringKind =
  | 'id'
  | 'observation'
  | 'code'
  | 'slug'
  | 'served'
  | 'supported'
  | 'number'
  | 'day'
  | 'hash'
  | 'label'
  | 'edition'
  | 'currency'
  | 'name'
  | 'content'
  | 'computed'

/** The strings of a value: of one, of each in a list, of each field, of each value by a code, or of one or a record. */
export type StringShape =
  | StringKind
  | { readonly each: StringShape }
  | { readonly fields: Readonly<Record<string, StringShape>>; readonly or?: StringKind }
  | { readonly byCode: StringShape }

/** Whether the content of a release declares a word. */
export type Declares = { readonly isCode: (text: string) => boolean; readonly isId: (text: string) => boolean }

const signs = {
  slug: /^[a-z0-9]+(?:-[a-z0-9]+)*$|^[A-Z][A-Z0-9]{1,19}(?:-[A-Z0-9]{1,19}){0,4}$/,
  served: servedPattern,
  supported: /^(?:action|priority)\/[a-z0-9]+(?:-[a-z0-9]+)*$/,
  edition: /^[a-z0-9]+(?:-[a-z0-9]+)*\/[\w.-]{1,40}$/,
  number: /^-?\d{1,60}(?:\.\d{1,20})?$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  hash: /^[0-9a-f]{64}$/,
  label: /^[\w.-]{1,40}$/,
  currency: /^[A-Z]{3}$/,
  computed: /^\S{1,400}$/,
} as const

/**
 * The path of the first string anywhere in a value that its shape does not declare, such as `entries[3].numbers.participants`; the key of
 * a record by code is such a string too. Undefined where all are declared. Numbers and yes or no are no strings.
 */
export function undeclaredIn(
  value: unknown,
  shape: StringShape | undefined,
  { path, declares }: { readonly path: string; readonly declares: Declares },
): string | undefined {
  if (typeof value === 'string') return isDeclared(value, shape, declares) ? undefined : path
  if (typeof value !== 'object' || value === null || shape === 'content') return undefined
  if (Array.isArray(value)) {
    const each = shape === 'computed' ? shape : typeof shape === 'object' && 'each' in shape ? shape.each : undefined
    return firstOf(value.entries(), ([at, one]) => undeclaredIn(one, each, { path: `${path}[${at}]`, declares }))
  }
  return firstOf(Object.entries(value), ([key, one]) => {
    const below = { path: `${path}.${key}`, declares }
    if (shape === 'computed') return signs.computed.test(key) ? undeclaredIn(one, shape, below) : path
    if (typeof shape === 'object' && 'byCode' in shape)
      return isDeclared(key, 'code', declares) ? undeclaredIn(one, shape.byCode, below) : path
    const fields = typeof shape === 'object' && 'fields' in shape ? shape.fields : {}
    return undeclaredIn(one, Object.hasOwn(fields, key) ? fields[key] : undefined, below)
  })
}

function isDeclared(text: string, shape: StringShape | undefined, declares: Declares): boolean {
  const { isCode, isId } = declares
  const kind = typeof shape === 'object' && 'or' in shape ? shape.or : shape
  if (kind === 'name' || kind === 'content') return true
  if (kind === 'id') return isId(text)
  if (kind === 'observation') return isId(text) || isDerived(text, declares)
  if (kind === 'code') return isCode(text)
  return typeof kind === 'string' && signs[kind].test(text)
}

function isDerived(text: string, { isCode, isId }: Declares): boolean {
  const [derived, call = '', indicator = '', subject = '', ...more] = text.split('/')
  return derived === 'derived' && more.length === 0 && isId(call) && isCode(indicator) && signs.slug.test(subject)
}

function firstOf<T>(all: Iterable<T>, find: (one: T) => string | undefined): string | undefined {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}
