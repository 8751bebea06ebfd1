/** Findings, lessons, decisions and changes. */
import type { ListedArea } from './area.ts'

export const learning: ListedArea = {
  grants: {
    waymark_app: {
      'insert select': ['app.decision_outcome', 'app.learning_step'],
    },
  },
  audited: {
    'app.decision_outcome': 'audited',
    'app.learning_step': 'audited',
  },
}
