/** Dialogues, priorities, actions, updates and the learning chains of the demonstration. */
import { allMembers, indicatorsInUse } from '@waymark/store'
import { look } from '../desk.ts'
import { decide, drawLesson } from '../learning/draw-lesson.ts'
import { recordChange } from '../learning/record-change.ts'
import { recordFinding } from '../learning/record-finding.ts'
import { choosePriority } from '../plan/choose-priority.ts'
import { planAction } from '../plan/plan-action.ts'
import { recordDialogue } from '../plan/record-dialogue.ts'
import { reportUpdate } from '../plan/report-update.ts'
import { must, type Stage } from './stage.ts'

/** What happened until a day; call it again for later days, with the actions known by their words. */
export async function seedPlan(stage: Stage, actions: Map<string, string>): Promise<void> {
  const members = new Map((await look(stage.system, t => allMembers(t))).map(one => [one.name, one.id]))
  const indicators = await indicatorIds(stage)
  for (const told of stage.told.plan.dialogues) {
    stage.goTo(told.day)
    const desk = await stage.sit(told.by)
    const { dialogue } = must(
      await recordDialogue(desk, {
        place: told.place,
        heldOn: told.day,
        members: told.members.map(name => members.get(name)!),
        note: told.note,
        language: 'en',
      }),
    )
    for (const chosen of told.priorities) {
      const indicator = indicators.get(chosen.indicator)!
      const { priority } = must(
        await choosePriority(desk, { dialogue, indicator, reason: chosen.reason, language: 'en' }),
      )
      for (const { updates: _, ...action } of chosen.actions) {
        const made = must(
          await planAction(desk, { ...action, priority, start: action.start ?? '', indicator, language: 'en' }),
        )
        actions.set(action.what, made.action)
      }
    }
  }
}

/** Reports the updates of every action on their days. */
export async function seedUpdates(stage: Stage, actions: ReadonlyMap<string, string>): Promise<void> {
  const all = stage.told.plan.dialogues.flatMap(told =>
    told.priorities.flatMap(one =>
      one.actions.flatMap(action => action.updates.map(update => ({ by: told.by, action: action.what, ...update }))),
    ),
  )
  for (const { by, action, day, status, text } of all) {
    stage.goTo(day)
    must(
      await reportUpdate(await stage.sit(by), {
        action: actions.get(action)!,
        round: null,
        status,
        text,
        language: 'en',
      }),
    )
  }
}

/** The learning chains; some stop half way, and the pages show where. */
export async function seedLearning(stage: Stage, actions: ReadonlyMap<string, string>): Promise<void> {
  const indicators = await indicatorIds(stage)
  for (const chain of stage.told.plan.learning) {
    stage.goTo(chain.day)
    const desk = stage.system
    const language = 'en'
    const finding = must(
      await recordFinding(desk, {
        text: chain.finding,
        language,
        place: chain.place ?? null,
        indicator: chain.indicator ? (indicators.get(chain.indicator) ?? null) : null,
      }),
    )
    if (!chain.lesson) continue
    const lesson = must(await drawLesson(desk, { text: chain.lesson, language, finding: finding.step }))
    if (!chain.decision) continue
    const decision = must(await decide(desk, { text: chain.decision, language, lesson: lesson.step }))
    if (chain.change)
      must(
        await recordChange(desk, {
          text: chain.change.text,
          language,
          decision: decision.step,
          action: actions.get(chain.change.action)!,
          indicator: null,
        }),
      )
  }
}

async function indicatorIds(stage: Stage): Promise<ReadonlyMap<string, string>> {
  return new Map((await look(stage.system, t => indicatorsInUse(t))).map(one => [one.code, one.id]))
}
