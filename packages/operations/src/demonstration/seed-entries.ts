/** The entries of a round of the demonstration and its closed lists. */
import { allMembers, upperLists, type SubmissionRow } from '@waymark/store'
import { readAs } from '../desk.ts'
import { closeList, closeLists } from '../entries/close-list.ts'
import { listsToClose } from '../entries/for-desk.ts'
import { reviewEntry } from '../reviews/review-entry.ts'
import { saveEntry } from '../entries/save-entry.ts'
import { submitEntry } from '../entries/submit-entry.ts'
import type { DemonstrationEntry } from './read-demonstration.ts'
import { languageOf, must, type SeedContext } from './context.ts'

type Seeding = {
  readonly label: string
  readonly drafts: ReadonlyMap<string, SubmissionRow>
  readonly round: string
  readonly day: string
}

export async function seedEntries(context: SeedContext, { label, drafts, round, day }: Seeding): Promise<void> {
  context.goTo(day)
  const members = new Map((await readAs(context.system, t => allMembers(t))).map(member => [member.name, member.id]))
  const closed = new Set<string>()
  for (const entry of context.story.entries[label] ?? []) {
    const draft = drafts.get(`${entry.member} ${entry.place}`)!
    await seedEntry(context, { entry, keeper: `respondent:${draft.respondent}`, members })
    must(await closeList(context.system, { submission: draft.id, kind: entry.kind, said: 'complete' }))
    closed.add(`${draft.id} ${entry.kind}`)
  }
  const quiet = new Set(context.story.nothing[label])
  for (const draft of drafts.values()) {
    if (draft.place === null || !quiet.has(draft.place)) continue
    for (const { kind } of await readAs(context.system, t => listsToClose(t, draft)))
      if (!closed.has(`${draft.id} ${kind}`))
        must(await closeList(context.system, { submission: draft.id, kind, said: 'nothing-to-report' }))
  }
  await closeUpperLists(context, round)
}

/** Coordinators and the secretariat keep no entries of their own here, and say so. */
async function closeUpperLists(context: SeedContext, round: string): Promise<void> {
  const upper = await readAs(context.system, t => upperLists(t, { rounds: [round] }))
  const said = 'nothing-to-report'
  must(await closeLists(context.system, { lists: [], upper: upper.map(list => ({ ...list, said })) }))
}

type Entering = {
  readonly entry: DemonstrationEntry
  readonly keeper: string
  readonly members: ReadonlyMap<string, string>
}

async function seedEntry(context: SeedContext, { entry, keeper, members }: Entering): Promise<void> {
  const language = languageOf(context, entry.member)
  const { evidence } = context.story.words
  const saved = must(
    await saveEntry(context.system, {
      ...entry,
      until: entry.until ?? '',
      strength: entry.strength ?? '',
      others: entry.others ?? '',
      members: entry.members.map(name => members.get(name)!),
      evidence: [
        {
          type: evidence.type,
          where: '',
          address: `${evidence.address}/${entry.kind}/${entry.place}`,
          seenOn: entry.day,
          quote: evidence.quote[language] ?? evidence.quote.en,
          place: evidence.place,
        },
      ],
      keeper,
      entry: null,
      revision: 0,
      language,
    }),
  )
  const handedIn = must(await submitEntry(context.system, saved))
  const reviewer = await context.signInAs('second-reviewer')
  must(
    await reviewEntry(reviewer, {
      ...handedIn,
      decision: 'accept',
      note: '',
      language: 'en',
      nobodyRecognisable: true,
    }),
  )
}
