/** Reviews, rulings and what follows from them. */
import type { ListedArea } from './area.ts'

export const reviews: ListedArea = {
  grants: {
    waymark_app: {
      'insert select': ['app.observation', 'app.review', 'app.ruling'],
    },
  },
  audited: {
    'app.observation': 'audited',
    'app.review': 'audited',
    'app.ruling': 'audited',
  },
}
