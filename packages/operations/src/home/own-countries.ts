/** The countries a person answers for, as the first page of their desk shows them: what waits, until when, and what became of what was sent. */
import { releaseFile, type InNetwork, type ReleaseRow } from '@waymark/store'
import type { SubjectShown } from '../network/subjects-shown.ts'
import type { SubmissionHead } from '../submissions/submission-page.ts'
import type { OwnWork, PartDone } from './work.ts'

export type OwnCountry = {
  readonly subject: SubjectShown
  /** Questions and lists of the open forms about it, with those that say something. */
  readonly written: PartDone
  /** The day the first of these forms is due; null where none is open. */
  readonly dueOn: string | null
  /** The last form that was handed in, with what became of it; null where none was. */
  readonly last: Pick<SubmissionHead, 'id' | 'state' | 'late' | 'round'> | null
  /** Whether the newest release has a page of the country. */
  readonly hasPage: boolean
}

/** `release`: the newest that anybody can read; absent where there is none. Countries in the order of the forms about them. */
export async function ownCountries(
  t: InNetwork,
  own: readonly OwnWork[],
  release: ReleaseRow | undefined,
): Promise<readonly OwnCountry[]> {
  const about = own.filter(work => work.subject.kind === 'country')
  const subjects = new Map(about.map(work => [work.subject.id, work.subject]))
  const found: OwnCountry[] = []
  for (const subject of subjects.values()) {
    const forms = about.filter(work => work.subject.id === subject.id)
    const open = forms.filter(form => form.open)
    const path = `countries/${subject.code}.json`
    found.push({
      subject,
      written: open.reduce((sum, form) => added(added(sum, form.questions), form.lists), { done: 0, of: 0 }),
      dueOn: open.map(form => form.round.dueOn).toSorted()[0] ?? null,
      last: forms.find(form => form.state !== 'draft') ?? null,
      hasPage: release !== undefined && (await releaseFile(t, release.id, path)) !== undefined,
    })
  }
  return found
}

const added = (part: PartDone, other: PartDone): PartDone => ({ done: part.done + other.done, of: part.of + other.of })
