/** The fields of an entry as a form sends them; the kind's own are named `fields.CODE`, its stages `stages.N.*`. */
import type { TypedEntry } from '@waymark/collection'
import { servedIn } from './served-in.ts'
import type { DeskForm } from './desk-form.ts'

const mostStages = 30 // lines; a form shows two more than are filled in

export function typedEntry(form: DeskForm): TypedEntry {
  const stages = form.under('stages.')
  return {
    title: form.text('title'),
    description: form.text('description'),
    level: form.text('level'),
    day: form.text('day'),
    until: form.text('until'),
    stages: Array.from({ length: mostStages }, (_, line) => line)
      .filter(line => `${line}.stage` in stages)
      .map(line => ({
        stage: form.text(`stages.${line}.stage`),
        on: form.text(`stages.${line}.on`),
        source: form.text(`stages.${line}.source`),
      })),
    fields: form.under('fields.'),
    places: form.texts('places'),
    members: form.texts('members'),
    themes: form.texts('themes'),
    online: form.text('online'),
    serves: servedIn(form),
    shown: form.text('shown'),
    evidence: form.evidence(),
    strength: form.text('strength'),
    others: form.text('others'),
  }
}
