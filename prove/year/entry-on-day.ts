/** A planted entry as it was written down by the end of a day: stages, dated fields and edits of later days are not in it yet. */
import type { Day, Entry } from '../recount/world.ts'

export function dayOn(entry: Entry, day: Day): Entry {
  const edits = entry.edits.filter(edit => edit.day <= day)
  return {
    ...entry,
    stages: entry.stages.filter(one => one.recorded <= day),
    dated: entry.dated.filter(one => one.recorded <= day),
    places: edits.findLast(edit => edit.places)?.places ?? entry.places,
    members: edits.findLast(edit => edit.members)?.members ?? entry.members,
    fields: Object.assign({}, entry.fields, ...edits.map(edit => edit.fields ?? {})) as Entry['fields'],
  }
}
