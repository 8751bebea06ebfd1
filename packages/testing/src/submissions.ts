import { readAs, type Desk } from '@waymark/operations'
import { respondentsOf, submissionsOfRespondents } from '@waymark/store'

/** The id of the submission of a member, by its name, about a country; as far as this desk reads. Throws where there is none. */
export function countrySubmission(desk: Desk, member: string): Promise<string> {
  return readAs(desk, async t => {
    const respondent = (await respondentsOf(t)).find(respondentRow => respondentRow.name === member)
    const own = respondent ? await submissionsOfRespondents(t, [respondent.id]) : []
    const found = own.find(submission => submission.subjectKind === 'country')
    if (!found) throw new Error(`${member} has no submission about a country`)
    return found.id
  })
}
