/** Refuses to assemble a release in whose hashed files a string stands that no rule declares. */
import { evidenceTypes, noAnswerPublished, phaseStates, ratingStates, reasons } from '@waymark/collection'
import { levels, onlineDimensions, subjectKinds, targetNumbers } from '@waymark/framework'
import { baseFields, type Base } from '../../base/base.ts'
import { editionKey, editionPath } from '../../candidate/edition-key.ts'
import { baseShape } from './base-shape.ts'
import { undeclaredIn, type Declares } from './shape.ts'

/** `field`: where it stands, such as `entries[3].numbers.participants`. What stands there is not said: it may be what nobody should read. */
export class UndeclaredString extends Error {
  readonly field: string
  constructor(field: string) {
    super(`${field} holds a string that is no code, number, day or id: a release is not assembled with it`)
    this.field = field
  }
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text)

/** Names without a blank, as content and tests give them. */
const isName = (text: string): boolean => /^[\w.:/-]{1,120}$/.test(text)

export type BaseToCheck = Pick<Base, 'editions' | 'registerKinds' | 'places'> & Partial<Base>

/**
 * Throws `UndeclaredString`. In a network's release every id is a uuid (`ids: 'uuid'`); imported content names its calls and rows itself.
 * Every reach is by allowance: a field that `baseShape` does not name holds no string.
 */
export function refuseUndeclared(base: BaseToCheck, ids: 'uuid' | 'name'): void {
  const declares = declaredBy(base, ids)
  for (const field of baseFields) {
    const found = undeclaredIn(base[field], baseShape[field], { path: field, declares })
    if (found !== undefined) throw new UndeclaredString(found)
  }
}

function declaredBy(base: BaseToCheck, ids: 'uuid' | 'name'): Declares {
  const known = new Set<string>(ownWords)
  for (const { edition } of base.editions) {
    collect(edition, known)
    known.add(editionKey(edition)).add(editionPath(edition))
  }
  collect(base.registerKinds, known)
  for (const place of base.places) known.add(place.code).add(place.kind)
  return {
    isCode: text => known.has(text) || isShort(text),
    isId: ids === 'uuid' ? isUuid : isName,
  }
}

/** What a place or an indicator is called by: those that the release has no page of may stand in a field of an entry or in a plan. */
const isShort = (text: string): boolean =>
  /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$|^[A-Z][A-Za-z]{0,2}\d{1,3}[a-z]?(?:\.[a-z0-9]{1,20})?$/.test(text)

/** Every word without a blank that content holds, keys included: its codes are among them. */
function collect(value: unknown, known: Set<string>): void {
  if (typeof value === 'string') {
    if (isName(value)) known.add(value)
  } else if (Array.isArray(value)) for (const one of value) collect(one, known)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      if (isName(key)) known.add(key)
      collect(one, known)
    }
}

/** The product's own words where a base holds one: kinds, states, reasons, levels, ways. */
const ownWords: readonly string[] = [
  ratingStates,
  phaseStates,
  reasons,
  [noAnswerPublished],
  evidenceTypes,
  levels,
  onlineDimensions,
  subjectKinds,
  targetNumbers,
  [
    'given',
    'not-asked',
    'national-framework',
    'member',
    'office',
    'secretariat',
    'source',
    'region',
    'import',
    'round',
    'study',
    'answer',
    'one',
    'agreed',
    'ruling',
  ],
  [
    'imported',
    'derived',
    'unsettled',
    'settled',
    'applicable',
    'answered',
    'proposed',
    'in-use',
    'retired',
    'publisher',
    'closed',
  ],
  [
    'complete',
    'nothing',
    'planned',
    'spent',
    'documented',
    'plausible',
    'claimed',
    'under-way',
    'late',
    'done',
    'stopped',
    'step',
    'pilot',
    'hand-over',
    'money',
    'staff-days',
    'in-kind',
    'government',
    'income',
  ],
  ['invented', 'countries-with-a-member', 'countries-with-a-respondent', 'countries-of-region', 'group-of-source'],
].flat()
