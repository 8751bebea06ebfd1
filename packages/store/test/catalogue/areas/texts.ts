/** Free texts. */
import type { ListedArea } from './area.ts'

export const texts: ListedArea = {
  grants: {
    waymark_app: {
      'insert select update': ['app.free_text'],
    },
  },
  audited: {
    'app.free_text': 'audited',
  },
}
