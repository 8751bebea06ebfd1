/** Texts that concern a child’s safety. */
import type { ListedArea } from './area.ts'

export const safeguarding: ListedArea = {
  grants: {
    waymark_app: {
      'insert select': ['app.concern'],
      'insert select update': ['app.safeguarding'],
      update: ['app.concern (body)', 'app.concern (decided_at)', 'app.concern (decided_by)', 'app.concern (decision)'],
    },
  },
  audited: {
    'app.concern': 'audited',
    'app.safeguarding': 'audited',
  },
}
