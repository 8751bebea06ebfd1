/** What there is in one country, or of one office, of a filled network. */
import { closeRecord, readAs, recordContribution, submitEntry } from '@waymark/operations'
import { allMembers, answersOf } from '@waymark/store'
import { must } from '@waymark/testing'
import { answer, corrected } from './filled-answers.ts'
import { newEntry } from './filled-entries.ts'
import { language, planned } from './filled-plan.ts'
import type { Making, MemberName, OfficeName, OfficeThings, Things } from './filled-world.ts'

type Named = {
  readonly edition: string
  readonly draft: MemberName
  readonly toReview: MemberName
  readonly accepted: MemberName
}

export async function thingsIn(making: Making, named: Named): Promise<Things> {
  const { system, drafts } = making
  const draft = drafts.get(named.draft)!
  const toReview = drafts.get(named.toReview)!
  const accepted = drafts.get(named.accepted)!
  const member = (await readAs(system, t => allMembers(t))).find(memberRow => memberRow.name === named.draft)!.id
  const waiting = await newEntry(making, toReview)
  const handedIn = must(await submitEntry(system, waiting))
  return {
    place: draft.place!,
    subject: draft.subject,
    draft: draft.id,
    entry: (await newEntry(making, draft)).entry,
    toReview: toReview.id,
    entryToReview: handedIn.entry,
    accepted: accepted.id,
    ...(await corrected(making, accepted)),
    ...(await planned(making, draft, { member, edition: named.edition })),
    member,
    record: await recorded(making, member),
  }
}

/** A report that the member took part in, and that its record of the round's period is complete. */
async function recorded({ system, canary }: Making, member: string): Promise<string> {
  const said = { what: 'report', day: '2025-05-04', confidential: false, joint: true, title: `${canary} report` }
  const { record } = must(await recordContribution(system, { member, ...said, language }))
  must(await closeRecord(system, { member, period: '2025-01-01 2026-01-01', complete: true }))
  return record
}

export async function ofOffice(making: Making, name: OfficeName): Promise<OfficeThings> {
  await answer(making, { name, says: 'draft' })
  const { id, office } = making.drafts.get(name)!
  const { rationale } = (await readAs(making.system, t => answersOf(t, id)))[0]!
  const { entry } = await newEntry(making, making.drafts.get(name)!)
  return { office: office!, draft: id, entry, text: rationale! }
}
