/** Who speaks for a respondent: a member's own people; for the secretariat's office, the secretariat. */
import type { SubmissionRow } from '@waymark/store'
import { speaksFor, type Desk } from '../desk.ts'

export function mayAnswerFor(desk: Desk, respondent: Pick<SubmissionRow, 'member' | 'office'>): boolean {
  if (desk.person === null) return true
  return respondent.office === null
    ? speaksFor(desk, respondent.member)
    : desk.roles.some(role => role.name === 'secretariat')
}
