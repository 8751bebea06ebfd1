/** Rounds, and who is asked what in them. */
import type { ListedArea } from './area.ts'

export const rounds: ListedArea = {
  grants: {
    waymark_app: {
      'insert select': ['app.asked', 'app.asked_register', 'app.asked_upper_list', 'app.round_scope'],
      'insert select update': ['app.round'],
    },
  },
  audited: {
    'app.asked': 'audited',
    'app.asked_register': 'audited',
    'app.asked_upper_list': 'audited',
    'app.round': 'audited',
    'app.round_scope': 'audited',
  },
}
