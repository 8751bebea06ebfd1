import type { Condition, RegisterKind, When } from '@waymark/framework'
import { belongs, meets, stageOn, type RuleEntry } from '@waymark/measure'
import { lastDay, type Day, type Days } from '@waymark/network'
import type { EntriesPart } from '../page-types/figure-view.ts'
import type { Period } from '../candidate/candidate.ts'
import type { CountableEntry, ReleaseIndex } from '../base/release-index.ts'
import { remembered } from '../candidate/remembered.ts'

/** The entries that one rule counts in one period, in the world and by place; those it would count, had they been confirmed. */
export type CountedEntries = {
  readonly all: readonly CountableEntry[]
  readonly at: ReadonlyMap<string, readonly CountableEntry[]>
  readonly unconfirmed: readonly CountableEntry[]
}

export type Rule = { readonly when: When; readonly where: Condition | null }

const none: readonly CountableEntry[] = []

/** Every entry is looked at once for each rule and period, however many places ask. */
export function countedEntries(index: ReleaseIndex, register: string, rule: Rule, period: Period): CountedEntries {
  const name = JSON.stringify(['counted', register, rule.when, rule.where, period.from, period.until])
  return remembered(index, name, () => count(index, register, rule, daysOf(period)))
}

function count(index: ReleaseIndex, register: string, { when, where }: Rule, days: Days): CountedEntries {
  const kind = index.kindOf.get(register)
  const all: CountableEntry[] = []
  const unconfirmed: CountableEntry[] = []
  const at = new Map<string, CountableEntry[]>()
  for (const entry of kind ? (index.entriesOf.get(register) ?? none) : none) {
    const belonging = belongs(kind!, ruled(entry), when, days)
    if (belonging === 'no' || !meets(kind!, ruled(entry), where, days)) continue
    if (belonging === 'unconfirmed') {
      unconfirmed.push(entry)
      continue
    }
    all.push(entry)
    for (const place of new Set(entry.places)) {
      const here = at.get(place)
      if (here) here.push(entry)
      else at.set(place, [entry])
    }
  }
  return { all, at, unconfirmed }
}

/** Those of them at any of these places, each once; all of them where `places` is null. */
export function entriesIn(counted: CountedEntries, places: ReadonlySet<string> | null): readonly CountableEntry[] {
  if (places === null) return counted.all
  const [only] = places
  if (places.size === 1) return counted.at.get(only!) ?? none
  return [...new Set([...places].flatMap(place => counted.at.get(place) ?? none))]
}

/** Counted entries by level, stage on the period's last day, or the choices of a field, in the order of the kind. */
export function partsOf(
  kind: RegisterKind | undefined,
  entries: readonly CountableEntry[],
  by: 'stage' | 'level' | { readonly field: string },
  period: Period,
): readonly EntriesPart[] {
  if (!kind) return []
  if (by === 'level') return tally(entries, kind.levels, entry => [entry.level])
  if (by === 'stage') return byStage(kind, entries, lastDay(daysOf(period)))
  const options = kind.fields.find(field => field.code === by.field)?.options ?? []
  return tally(
    entries,
    options.map(option => option.code),
    entry => entry.choices?.[by.field] ?? [],
  )
}

function tally(
  entries: readonly CountableEntry[],
  codes: readonly string[],
  of: (entry: CountableEntry) => readonly string[],
): readonly EntriesPart[] {
  return codes.map(code => ({ code, count: entries.filter(entry => of(entry).includes(code)).length }))
}

/** How many are at each stage now, and how many have reached it: an implemented recommendation was adopted too. */
function byStage(kind: RegisterKind, entries: readonly CountableEntry[], on: Day): readonly EntriesPart[] {
  const place = (code: string | null) => kind.stages.findIndex(stage => stage.code === code)
  const now = entries.map(entry => stageOn(kind, ruled(entry), on))
  return kind.stages.map(({ code, ends }, at) => {
    const count = now.filter(stage => stage === code).length
    const further = now.filter(stage => place(stage) >= at && !kind.stages[place(stage)]?.ends).length
    return ends ? { code, count } : { code, count, reached: further }
  })
}

// Days of a release are days by its reader's check; only the brand is missing.
const ruled = (entry: CountableEntry): RuleEntry => entry as unknown as RuleEntry
const daysOf = (period: Period): Days => ({ from: period.from as Day, until: period.until as Day })
