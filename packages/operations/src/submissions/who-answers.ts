/** Who speaks for a respondent: a member's own people; an office's respondents; the secretariat for its own office alone. */
import { speaksFor, type Desk } from '../desk.ts'

/** A respondent as rows name it. `respondentType` is `member`, or the type of the office. */
export type Answering = {
  readonly member: string | null
  readonly office: string | null
  readonly respondentType: string
}

export function mayAnswerFor(desk: Desk, { member, office, respondentType }: Answering): boolean {
  if (desk.person === null) return true
  if (office === null) return speaksFor(desk, member)
  if (respondentType === 'secretariat') return desk.roles.some(role => role.name === 'secretariat')
  return desk.roles.some(role => role.name === 'respondent' && role.office === office)
}
