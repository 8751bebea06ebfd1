/** Plans an action for a priority: what, who, by when, with what, and the change expected in which indicator. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { readAction, readExpectedStep } from '@waymark/plan'
import { indicatorsInUse, priorityById, saveText, writeAction } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { firstOf, type Refusal } from '../refusal.ts'
import { readForms } from './forms-named.ts'
import { readOptional, readWritten } from './written.ts'

export type ActionForm = {
  readonly priority: string
  readonly what: string
  /** Organisations or roles; the form warns of what could point to a person. */
  readonly who: string
  readonly start: string
  readonly due: string
  readonly resources: string
  /** Id of the indicator in which a change is expected, and the change in words. */
  readonly indicator: string
  readonly change: string
  readonly language: string
  /** Forms of exploitation it is about, and whether it looks at what happens online; empty where nobody looked. */
  readonly themes?: readonly string[]
  readonly online?: string
  /** Outcomes for children, target groups and SDG targets it serves, each as `facet/value`. */
  readonly serves?: readonly string[]
  /** The expected change as an answer: from which to which, by when. */
  readonly expectsFrom?: string
  readonly expectsTo?: string
  readonly expectsBy?: string
  /** Whether releases print it; they do not unless told. */
  readonly public?: boolean
}

/**
 * Plans the action. A refusal is the first problem, with all of them in `problems`: nothing to do, nobody to do it, a day that
 * is none, due before its start, no change expected, an indicator no edition here speaks of, half of an expected step.
 */
export async function planAction(desk: Desk, form: ActionForm): Promise<Result<{ readonly action: string }, Refusal>> {
  return perform<{ readonly action: string }, Refusal>(desk, 'plan-action', async act => {
    const { t, at, about } = act
    const priority = readId(form.priority).ok ? await priorityById(t, form.priority) : undefined
    const subject = priority && (await subjectReached(desk, 'plan-action', { ...act, subject: priority.subject }))
    if (!priority || !subject) return refused({ kind: 'thing.not-found' })
    const known = new Set((await indicatorsInUse(t, subject.id)).map(indicator => indicator.id))
    const expected = [{ indicator: form.indicator, change: form.change }]
    const read = readAction({ ...form, expected }, known)
    if (!read.ok) return refused(firstOf(read.refusal))
    const { expectsFrom: from = '', expectsTo: to = '', expectsBy: by = '' } = form
    const step = readExpectedStep({ from, to, by })
    if (!step.ok) return step
    const forms = await readForms(t, form)
    if (!forms.ok) return forms
    const texts = readTexts(form)
    if (!texts.ok) return texts
    const { what, who, change, resources } = texts.value
    const made = {
      priority: priority.id,
      startsOn: read.value.start,
      dueOn: read.value.due,
      indicator: form.indicator,
      expectsFrom: step.value?.from ?? null,
      expectsTo: step.value?.to ?? null,
      expectsBy: step.value?.by ?? null,
      ...forms.value,
      public: form.public ?? false,
    }
    const action = await writeAction(t, {
      ...made,
      what: await saveText(t, what),
      who: await saveText(t, who),
      change: await saveText(t, change),
      resources: resources && (await saveText(t, resources)),
      person: desk.person?.id ?? null,
      at,
    })
    about(action, made)
    return done({ action })
  })
}

function readTexts(form: ActionForm) {
  const what = readWritten('what', form.what, form.language)
  if (!what.ok) return what
  const who = readWritten('who', form.who, form.language)
  if (!who.ok) return who
  const change = readWritten('change', form.change, form.language)
  if (!change.ok) return change
  const resources = readOptional('resources', form.resources, form.language)
  if (!resources.ok) return resources
  return done({ what: what.value, who: who.value, change: change.value, resources: resources.value })
}
