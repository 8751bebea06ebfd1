/** Forms, their answers and evidence. */
import type { ListedArea } from './area.ts'

export const submissions: ListedArea = {
  grants: {
    waymark_app: {
      'delete insert select update': ['app.evidence'],
      'delete insert select': ['app.form_sent'],
      'insert select update': ['app.answer', 'app.submission'],
    },
  },
  audited: {
    'app.answer': 'audited',
    'app.evidence': 'audited',
    'app.form_sent': 'audited',
    'app.submission': 'audited',
  },
}
