/** Makes one entry, with everything that is usual left out. */
import type { Day, Entry, FieldValue, Level } from '../world.ts'

export type Sketch = Partial<Entry> & {
  readonly register: string
  readonly level: Level
  readonly places: readonly string[]
}

/** An entry accepted a few days after it was written down. */
export function entryOf(id: string, sketch: Sketch): Entry {
  return {
    id,
    title: `Entry ${id}`,
    keptBy: 'secretariat',
    regions: [],
    members: [],
    event: null,
    stages: [],
    fields: {},
    dated: [],
    confirmed: [],
    submitted: null,
    accepted: null,
    withdrawn: null,
    merged: null,
    split: null,
    edits: [],
    public: true,
    ...sketch,
  }
}

/** A stage written down on the day it was reached, unless said otherwise. */
export const stage = (name: string, day: Day, recorded: Day = day) => ({ stage: name, day, recorded })

export const criterion = (number: number, day: Day, recorded: Day = day) => ({
  field: `criterion-${number}`,
  day,
  recorded,
})

/** A day of the year, spread over its first ten months. */
export const dayIn = (year: number, at: number): Day =>
  `${year}-${String((at % 10) + 1).padStart(2, '0')}-${String((at % 27) + 1).padStart(2, '0')}`

export type Fields = Readonly<Record<string, FieldValue>>
