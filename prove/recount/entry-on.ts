/** An entry as a release knows it: accepted, not withdrawn, merged or split by its day, with edits and stages written down by then. */
import type { Context } from './context.ts'
import { keeping } from './keep.ts'
import { lastDay, monthsBefore } from './days.ts'
import type { Day, Entry, Period, Register } from './world.ts'

/** `confirmed`: the newest day on which a stage, an edit, a dated field, a confirmation or a closing that saw it said that it stands. */
export type KnownEntry = Entry & { readonly lastConfirmed: Day | null }

/** The entries that exist for a release, with what was known of each on its day. An entry that leads to another by merging is not among them. */
export const entriesOn = (context: Context): readonly KnownEntry[] => entriesOf(context, '')

const entriesOf = keeping((context: Context): readonly KnownEntry[] => {
  const by = (day: Day | null) => day !== null && day <= context.day
  return context.world.entries
    .filter(
      entry =>
        by(entry.accepted) && !by(entry.withdrawn) && !by(entry.merged?.day ?? null) && !by(entry.split?.day ?? null),
    )
    .map(entry => {
      const stages = entry.stages.filter(stage => stage.recorded <= context.day)
      const dated = entry.dated.filter(field => field.recorded <= context.day)
      const edits = entry.edits.filter(edit => edit.day <= context.day)
      const seen = context.world.closings.filter(
        closing => by(closing.accepted) && closing.register === entry.register && closing.saw.includes(entry.id),
      )
      const days = [
        ...stages.map(stage => stage.recorded),
        ...dated.map(field => field.recorded),
        ...edits.map(edit => edit.day),
        ...entry.confirmed.filter(day => day <= context.day),
        ...seen.map(closing => closing.day),
      ]
      return {
        ...entry,
        stages,
        dated,
        places: edits.findLast(edit => edit.places)?.places ?? entry.places,
        members: edits.findLast(edit => edit.members)?.members ?? entry.members,
        fields: Object.assign({}, entry.fields, ...edits.map(edit => edit.fields ?? {})) as Entry['fields'],
        lastConfirmed: days.sort().at(-1) ?? null,
      }
    })
})

/** The stage an entry is in on a day, or null before its first. Of two stages of one day the one listed later. */
export const stageOn = (entry: KnownEntry, day: Day): string | null =>
  entry.stages
    .filter(stage => stage.day <= day)
    .reduce<Entry['stages'][number] | null>((last, stage) => (last && last.day > stage.day ? last : stage), null)
    ?.stage ?? null

/** Whether a standing thing was confirmed within its kind's time before the last day of the period, or since. Source: models.md 3. */
export function isConfirmed(entry: KnownEntry, register: Register, period: Period): boolean {
  if (!register.standing || register.validForMonths === null) return true
  return entry.lastConfirmed !== null && entry.lastConfirmed >= monthsBefore(lastDay(period), register.validForMonths)
}
