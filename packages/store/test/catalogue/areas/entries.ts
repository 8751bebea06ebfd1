/** Entries of registers, and lists. */
import type { ListedArea } from './area.ts'

export const entries: ListedArea = {
  grants: {
    waymark_app: {
      'delete insert select update': [
        'app.entry_member',
        'app.entry_place',
        'app.entry_relation',
        'app.entry_stage',
        'app.entry_text',
        'app.list_closing',
        'app.upper_list_closing',
      ],
      'insert select': ['app.entry_history'],
      'insert select update': ['app.entry'],
    },
  },
  audited: {
    'app.entry': 'audited',
    'app.entry_history': 'audited',
    'app.entry_member': 'audited',
    'app.entry_place': 'audited',
    'app.entry_relation': 'audited',
    'app.entry_stage': 'audited',
    'app.entry_text': 'audited',
    'app.list_closing': 'audited',
    'app.upper_list_closing': 'audited',
  },
}
