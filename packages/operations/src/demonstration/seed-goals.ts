/** What the second edition of the demonstration aims at: an indicator of one country alone, and targets that a body agreed. */
import { agreeNational } from '../frameworks/agree-national.ts'
import { proposeNational } from '../frameworks/propose-national.ts'
import { agreeTarget } from '../targets/agree-target.ts'
import { must, type SeedContext } from './context.ts'

/** Proposes and agrees on the national indicators and records the targets, each on its day, in this edition. */
export async function seedGoals(context: SeedContext, edition: string): Promise<void> {
  for (const { day, by, agreed, ...story } of context.story.goals.national) {
    context.goTo(day)
    const proposing = await context.signInAs(by)
    const wish = { ...story, edition, proposal: null, revision: 0, language: 'en' }
    const { proposal } = must(await proposeNational(proposing, wish))
    context.goTo(agreed.day)
    const { by: second, ...decision } = agreed
    must(await agreeNational(await context.signInAs(second), { ...decision, proposal, revision: 1 }))
  }
  for (const { milestones, ...story } of context.story.goals.targets) {
    context.goTo(story.day)
    must(await agreeTarget(context.system, { ...story, edition, region: '', milestones }))
  }
}
