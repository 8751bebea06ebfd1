/** An entry as a release knows it: accepted, not withdrawn, merged or split by its day, with edits and stages written down by then. */
import type { Context } from './context.ts'
import { keeping } from './keep.ts'
import { lastDay, monthsBefore } from './days.ts'
import type { Closing, Day, Entry, Period, Register } from './world.ts'

/** `lastConfirmed`: the newest day of which a stage, an edit, a dated field, a confirmation or a closing that saw it said that it stands. */
export type KnownEntry = Entry & { readonly lastConfirmed: Day | null }

/** The entries that exist for a release, with what was known of each on its day. An entry that leads to another by merging is not among them. */
export const entriesOn = (context: Context): readonly KnownEntry[] => entriesOf(context, 'accepted')

/** Those handed in by the day of the release and not accepted: a reviewer has still to look at them. */
export const waitingOn = (context: Context): readonly KnownEntry[] => entriesOf(context, 'waiting')

const entriesOf = keeping((context: Context, state: string): readonly KnownEntry[] => {
  const by = (day: Day | null) => day !== null && day <= context.day
  return context.world.entries
    .filter(entry => isThere(entry, context.day) && by(entry.accepted) === (state === 'accepted'))
    .map(entry => {
      const known = writtenBy(entry, context.day)
      const seen = context.world.closings.filter(
        closing =>
          by(closing.accepted) &&
          closing.said === 'complete' &&
          closing.register === entry.register &&
          closing.saw.includes(entry.id),
      )
      const days = [
        ...known.stages.map(stage => stage.recorded),
        ...known.dated.map(field => field.recorded),
        ...entry.edits.filter(edit => by(edit.day)).map(edit => edit.day),
        ...entry.confirmed.filter(by),
        ...seen.map(closing => spokenOf(context, closing)),
      ]
      return { ...known, lastConfirmed: days.sort().at(-1) ?? null }
    })
})

/** The day as of which a closing speaks: the last of its period, or its own where that comes first. */
function spokenOf({ world }: Context, { period, day }: Closing): Day {
  const last = lastDay(world.rounds.find(round => round.period.label === period)!.period)
  return last < day ? last : day
}

/** Whether an entry was handed in by a day and neither withdrawn, merged nor split. */
export function isThere(entry: Entry, day: Day): boolean {
  const by = (other: Day | null) => other !== null && other <= day
  return by(entry.submitted) && !by(entry.withdrawn) && !by(entry.merged?.day ?? null) && !by(entry.split?.day ?? null)
}

/** The entry with the stages, dated fields and edits that were written down by a day. */
export function writtenBy(entry: Entry, day: Day): Entry {
  const edits = entry.edits.filter(edit => edit.day <= day)
  return {
    ...entry,
    stages: entry.stages.filter(stage => stage.recorded <= day),
    dated: entry.dated.filter(field => field.recorded <= day),
    places: edits.findLast(edit => edit.places)?.places ?? entry.places,
    members: edits.findLast(edit => edit.members)?.members ?? entry.members,
    fields: Object.assign({}, entry.fields, ...edits.map(edit => edit.fields ?? {})) as Entry['fields'],
  }
}

/** The stage an entry is in on a day, or null before its first. Of two stages of one day the one listed later. */
export const stageOn = (entry: Entry, day: Day): string | null =>
  entry.stages
    .filter(stage => stage.day <= day)
    .reduce<Entry['stages'][number] | null>((last, stage) => (last && last.day > stage.day ? last : stage), null)
    ?.stage ?? null

/** Whether a standing thing was confirmed less than its kind's time before the last day of the period, or since. Source: models.md 3. */
export function isConfirmed(entry: KnownEntry, register: Register, period: Period): boolean {
  if (!register.standing || register.validForMonths === null) return true
  return entry.lastConfirmed !== null && entry.lastConfirmed > monthsBefore(lastDay(period), register.validForMonths)
}
