/** The entries of a round of the demonstration and its closed lists. */
import { allMembers, type SubmissionRow } from '@waymark/store'
import { look } from '../desk.ts'
import { closeList } from '../entries/close-list.ts'
import { listsToClose } from '../entries/for-desk.ts'
import { reviewEntry } from '../entries/review-entry.ts'
import { saveEntry } from '../entries/save-entry.ts'
import { submitEntry } from '../entries/submit-entry.ts'
import type { DemonstrationEntry } from './read-demonstration.ts'
import { languageOf, must, type Stage } from './stage.ts'

type Seeding = { readonly label: string; readonly drafts: ReadonlyMap<string, SubmissionRow>; readonly day: string }

export async function seedEntries(stage: Stage, { label, drafts, day }: Seeding): Promise<void> {
  stage.goTo(day)
  const members = new Map((await look(stage.system, t => allMembers(t))).map(one => [one.name, one.id]))
  const closed = new Set<string>()
  for (const entry of stage.told.entries[label] ?? []) {
    const draft = drafts.get(`${entry.member} ${entry.place}`)!
    await seedEntry(stage, { entry, submission: draft.id, members })
    must(await closeList(stage.system, { submission: draft.id, kind: entry.kind, said: 'complete' }))
    closed.add(`${draft.id} ${entry.kind}`)
  }
  const quiet = new Set(stage.told.nothing[label])
  for (const draft of drafts.values()) {
    if (draft.place === null || !quiet.has(draft.place)) continue
    for (const { kind } of await look(stage.system, t => listsToClose(t, draft)))
      if (!closed.has(`${draft.id} ${kind}`))
        must(await closeList(stage.system, { submission: draft.id, kind, said: 'nothing-to-report' }))
  }
}

type Entering = {
  readonly entry: DemonstrationEntry
  readonly submission: string
  readonly members: ReadonlyMap<string, string>
}

async function seedEntry(stage: Stage, { entry, submission, members }: Entering): Promise<void> {
  const language = languageOf(stage, entry.member)
  const { evidence } = stage.told.words
  const saved = must(
    await saveEntry(stage.system, {
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
  const handedIn = must(await submitEntry(stage.system, saved))
  const reviewer = await stage.sit('second-reviewer')
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
