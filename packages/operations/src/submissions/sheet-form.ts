/** A form as it goes out to be filled in elsewhere: by its respondent, or by whoever fills it in for a member. */
import { mayEnter } from '@waymark/collection'
import { showIndicator } from '@waymark/framework'
import { answersOf } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { asWritten } from './answer-for-member.ts'
import { showAnswers } from './answers-shown.ts'
import { draftReached } from './on-behalf-pages.ts'
import { sectionPage, type SectionQuestion } from './section-page.ts'
import { questionsAsked, submissionHead, type ListLine, type SubmissionHead } from './submission-page.ts'

/** A question as a sheet has it. */
export type SheetQuestion = Pick<SectionQuestion, 'indicator' | 'answer' | 'revision' | 'last'>

/** A form as it goes out as a sheet: the questions that can be answered in it, in their order. */
export type SheetForm = {
  readonly submission: SubmissionHead
  readonly questions: readonly SheetQuestion[]
  /** Its lists; none where it is filled in for a member, whose entries are its own. */
  readonly lists: readonly ListLine[]
}

/** Who fills the sheet in: the respondent, or somebody who enters for a member what it sent. */
export type SheetBy = 'respondent' | 'behalf'

/** Null where the form is not this desk's to fill in; of one filled in for a member, what is the member's own is left out. */
export async function sheetForm(
  desk: Desk,
  { submission, by }: { readonly submission: string; readonly by: SheetBy },
): Promise<SheetForm | null> {
  if (by === 'behalf') return onBehalfForm(desk, submission)
  const page = await sectionPage(desk, { submission, section: null })
  return (
    page && {
      submission: page.submission,
      questions: page.parts.flatMap(part => part.questions),
      lists: page.parts.flatMap(part => part.lists),
    }
  )
}

/** The questions of a member's draft that it has not answered itself; null where the draft is out of reach. What the member wrote or confirmed is left out, as what it said in the last round is. */
function onBehalfForm(desk: Desk, id: string): Promise<SheetForm | null> {
  return readAs(desk, async t => {
    const submission = await draftReached(desk, t, id)
    if (!submission) return null
    const rows = (await answersOf(t, submission.id)).filter(({ correction }) => correction === 0)
    const own = new Map(rows.map(row => [row.version, row]))
    const entered = rows.filter(row => row.enteredBy !== null)
    const shown = new Map((await showAnswers(t, entered)).map(answer => [answer.version, answer]))
    const questions = (await questionsAsked(t, submission)).flatMap(({ version, indicator, sections, about }) => {
      const row = own.get(version.id)
      if (!mayEnter(row && asWritten(row)).ok) return []
      const answer = shown.get(version.id) ?? null
      const revision = row?.revision ?? 0
      return [{ indicator: showIndicator(indicator, sections, about), answer, revision, last: null }]
    })
    return { submission: await submissionHead(desk, t, submission), questions, lists: [] }
  })
}
