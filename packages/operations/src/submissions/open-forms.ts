import { readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { ownSubmissions, type SubmissionHead } from './submission-page.ts'

/** The forms that this desk can write in now: the submissions of its respondents that are open. */
export async function openForms(desk: Desk): Promise<readonly SubmissionHead[]> {
  if (!mayDo(desk.roles, 'save-answer')) return []
  const own = await readAs(desk, t => ownSubmissions(desk, t))
  return own.filter(({ open }) => open)
}
