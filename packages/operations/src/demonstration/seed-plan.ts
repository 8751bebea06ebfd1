/** Dialogues, priorities, actions, updates and the learning chains of the demonstration. */
import { actionById, allMembers, indicatorsInUse, priorityById } from '@waymark/store'
import { readAs } from '../desk.ts'
import { decide, drawLesson } from '../learning/draw-lesson.ts'
import { followUpDecision } from '../learning/follow-up-decision.ts'
import { recordChange } from '../learning/record-change.ts'
import { recordFinding } from '../learning/record-finding.ts'
import { choosePriority } from '../plans/choose-priority.ts'
import { makePublic, type PublicPartsForm } from '../plans/make-public.ts'
import { planAction } from '../plans/plan-action.ts'
import { recordDialogue } from '../plans/record-dialogue.ts'
import { reportUpdate } from '../plans/report-update.ts'
import { must, type SeedContext } from './context.ts'

/** What happened until a day; call it again for later days, with the actions known by their words. */
export async function seedPlan(context: SeedContext, actions: Map<string, string>): Promise<void> {
  const members = new Map((await readAs(context.system, t => allMembers(t))).map(member => [member.name, member.id]))
  const indicators = await indicatorIds(context)
  for (const story of context.story.plan.dialogues) {
    context.goTo(story.day)
    const desk = await context.signInAs(story.by)
    const present = story.members.map(name => members.get(name)!)
    const { dialogue } = must(
      await recordDialogue(desk, {
        place: story.place,
        heldOn: story.day,
        members: present,
        note: story.note,
        language: 'en',
      }),
    )
    for (const chosen of story.priorities) {
      const indicator = indicators.get(chosen.indicator)!
      const { priority } = must(
        await choosePriority(desk, { dialogue, indicator, reason: chosen.reason, language: 'en', members: present }),
      )
      await shownByAll(context, { thing: 'priority', of: priority, members: present, parts: ['priority'] })
      for (const { updates: _, ...action } of chosen.actions) {
        const made = must(
          await planAction(desk, {
            ...action,
            priority,
            start: action.start ?? '',
            indicator,
            members: present,
            language: 'en',
          }),
        )
        actions.set(action.what, made.action)
        await shownByAll(context, { thing: 'action', of: made.action, members: present, parts: partsShown })
      }
    }
  }
}

const partsShown = ['action', 'change', 'dates', 'name']

/** Each of its members makes these parts public. */
async function shownByAll(
  { system }: SeedContext,
  { members, ...form }: Pick<PublicPartsForm, 'thing' | 'of' | 'parts'> & { readonly members: readonly string[] },
): Promise<void> {
  for (const member of members) {
    const read = form.thing === 'priority' ? priorityById : actionById
    const revision = await readAs(system, async t => (await read(t, form.of))!.revision)
    must(await makePublic(system, { ...form, revision, member }))
  }
}

/** Reports the updates of every action on their days. */
export async function seedUpdates(context: SeedContext, actions: ReadonlyMap<string, string>): Promise<void> {
  const all = context.story.plan.dialogues.flatMap(story =>
    story.priorities.flatMap(priority =>
      priority.actions.flatMap(action =>
        action.updates.map(update => ({ by: story.by, action: action.what, ...update })),
      ),
    ),
  )
  for (const { by, action, day, status, text } of all) {
    context.goTo(day)
    must(
      await reportUpdate(await context.signInAs(by), {
        action: actions.get(action)!,
        round: null,
        status,
        text,
        language: 'en',
      }),
    )
    const { members, updates } = (await readAs(context.system, t => actionById(t, actions.get(action)!)))!
    const parts = [...partsShown, ...updates.map(update => `update/${update.id}`)]
    await shownByAll(context, { thing: 'action', of: actions.get(action)!, members, parts })
  }
}

/** The learning chains; some stop half way, and the pages show where. */
export async function seedLearning(context: SeedContext, actions: ReadonlyMap<string, string>): Promise<void> {
  const indicators = await indicatorIds(context)
  for (const chain of context.story.plan.learning) {
    context.goTo(chain.day)
    const desk = context.system
    const said = { language: 'en', public: true }
    const finding = must(
      await recordFinding(desk, {
        text: chain.finding,
        ...said,
        place: chain.place ?? null,
        themes: chain.themes,
        online: chain.online,
        serves: chain.serves,
        indicator: chain.indicator ? (indicators.get(chain.indicator) ?? null) : null,
      }),
    )
    if (!chain.lesson) continue
    const lesson = must(await drawLesson(desk, { text: chain.lesson, ...said, finding: finding.step }))
    if (!chain.decision) continue
    const decision = must(await decide(desk, { ...chain.decision, ...said, lesson: lesson.step }))
    if (chain.outcome) {
      const { day: on, ...came } = chain.outcome
      context.goTo(on)
      must(await followUpDecision(desk, { ...came, on, decision: decision.step, language: 'en' }))
    }
    if (chain.change)
      must(
        await recordChange(desk, {
          text: chain.change.text,
          ...said,
          decision: decision.step,
          action: actions.get(chain.change.action)!,
          indicator: null,
        }),
      )
  }
}

async function indicatorIds(context: SeedContext): Promise<ReadonlyMap<string, string>> {
  return new Map(
    (await readAs(context.system, t => indicatorsInUse(t))).map(indicator => [indicator.code, indicator.id]),
  )
}
