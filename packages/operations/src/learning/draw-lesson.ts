/** Draws a lesson from a finding, and decides what follows from a lesson. */
import type { Result } from '@waymark/language'
import type { Desk } from '../desk.ts'
import type { Refusal } from '../refusal.ts'
import { addStep, type Learned, type LearningText } from './add-step.ts'

const aboutNothingNew = { subject: null, indicator: null, action: null }

/** What the network takes from a finding. */
export function drawLesson(
  desk: Desk,
  form: LearningText & { readonly finding: string },
): Promise<Result<Learned, Refusal>> {
  return addStep(desk, 'draw-lesson', { ...form, ...aboutNothingNew, kind: 'lesson', after: form.finding })
}

/** What the network decides because of a lesson. */
export function decide(
  desk: Desk,
  form: LearningText & { readonly lesson: string },
): Promise<Result<Learned, Refusal>> {
  return addStep(desk, 'decide', { ...form, ...aboutNothingNew, kind: 'decision', after: form.lesson })
}
