/** Texts and countries that go from sight. */
import type { ListedArea } from './area.ts'

export const removal: ListedArea = {
  grants: {
    waymark_app: {
      'insert select update': ['app.hiding', 'app.redaction'],
    },
  },
  audited: {
    'app.hiding': 'audited',
    'app.redaction': 'audited',
  },
}
