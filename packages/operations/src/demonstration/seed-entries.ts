/** The entries of a round of the demonstration and its closed lists. */
import { allMembers, type SubmissionRow } from '@waymark/store'
import { readAs } from '../desk.ts'
import { closeList } from '../entries/close-list.ts'
import { listsToClose } from '../entries/for-desk.ts'
import { reviewEntry } from '../reviews/review-entry.ts'
import { saveEntry } from '../entries/save-entry.ts'
import { submitEntry } from '../entries/submit-entry.ts'
import type { DemonstrationEntry } from './read-demonstration.ts'
import { languageOf, must, type SeedContext } from './context.ts'

type Seeding = { readonly label: string; readonly drafts: ReadonlyMap<string, SubmissionRow>; readonly day: string }

export async function seedEntries(context: SeedContext, { label, drafts, day }: Seeding): Promise<void> {
  context.goTo(day)
  const members = new Map((await readAs(context.system, t => allMembers(t))).map(one => [one.name, one.id]))
  const closed = new Set<string>()
  for (const entry of context.story.entries[label] ?? []) {
    const draft = drafts.get(`${entry.member} ${entry.place}`)!
    await seedEntry(context, { entry, submission: draft.id, members })
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
}

type Entering = {
  readonly entry: DemonstrationEntry
  readonly submission: string
  readonly members: ReadonlyMap<string, string>
}

async function seedEntry(context: SeedContext, { entry, submission, members }: Entering): Promise<void> {
  const language = languageOf(context, entry.member)
  const { evidence } = context.story.words
  const saved = must(
    await saveEntry(context.system, {
      ...entry,
      until: entry.until ?? '',
      stage: entry.stage ?? '',
      strength: entry.strength ?? '',
      others: entry.others ?? '',
      members: entry.members.map(name => members.get(name)!),
      evidence: [
        {
          address: `${evidence.address}/${entry.kind}/${entry.place}`,
          seenOn: entry.day,
          quote: evidence.quote[language],
          place: evidence.place,
        },
      ],
      submission,
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
