/** The due days of what a desk has to do, for a calendar of its person: days alone. Source: harm.md (a telephone can be taken). */
import { readAs, type Desk } from '../desk.ts'
import { ownSubmissions } from '../submissions/submission-page.ts'
import { actionsToReport } from './actions-to-report.ts'

/** Each day once, in order: of own forms that can still be answered, extensions counted, and of actions that wait for an update. */
export function dueDays(desk: Desk): Promise<readonly string[]> {
  return readAs(desk, async t => {
    const forms = (await ownSubmissions(desk, t)).filter(head => head.open).map(head => head.round.dueOn)
    const actions = (await actionsToReport(desk, t)).flatMap(({ dueOn }) => dueOn ?? [])
    return [...new Set([...forms, ...actions])].sort()
  })
}
