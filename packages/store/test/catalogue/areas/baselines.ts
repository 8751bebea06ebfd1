/** Baselines, targets and records of members. */
import type { ListedArea } from './area.ts'

export const baselines: ListedArea = {
  grants: {
    waymark_app: {
      'delete insert select': ['app.baseline_value'],
      'insert select': ['app.target', 'app.target_milestone', 'app.target_subject'],
      'insert select update': ['app.baseline', 'app.own_record', 'app.own_record_closing'],
    },
  },
  audited: {
    'app.baseline': 'audited',
    'app.baseline_value': 'audited',
    'app.own_record': 'audited',
    'app.own_record_closing': 'audited',
    'app.target': 'audited',
    'app.target_milestone': 'audited',
    'app.target_subject': 'audited',
  },
}
