/** The fields of an entry as a form sends them; the kind's own are named `fields.CODE`. */
import type { TypedEntry } from '@waymark/operations'
import type { DeskForm } from './desk-form.ts'

export function typedEntry(form: DeskForm): TypedEntry {
  return {
    title: form.text('title'),
    description: form.text('description'),
    day: form.text('day'),
    until: form.text('until'),
    stage: form.text('stage'),
    fields: form.under('fields.'),
    places: form.texts('places'),
    members: form.texts('members'),
    themes: form.texts('themes'),
    evidence: form.evidence(),
    strength: form.text('strength'),
    others: form.text('others'),
  }
}
