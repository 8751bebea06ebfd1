/** Dialogues, priorities, actions and plans. */
import type { ListedArea } from './area.ts'

export const plans: ListedArea = {
  grants: {
    waymark_app: {
      'delete insert select': ['app.action_member', 'app.priority_member', 'app.public_part'],
      'insert select': [
        'app.action_update',
        'app.dialogue',
        'app.dialogue_member',
        'app.not_to_act',
        'app.plan_agreement',
        'app.plan_amendment',
      ],
      'insert select update': ['app.action', 'app.action_milestone', 'app.action_resource', 'app.plan', 'app.priority'],
    },
  },
  audited: {
    'app.action': 'audited',
    'app.action_member': 'audited',
    'app.action_milestone': 'audited',
    'app.action_resource': 'audited',
    'app.action_update': 'audited',
    'app.dialogue': 'audited',
    'app.dialogue_member': 'audited',
    'app.not_to_act': 'audited',
    'app.priority_member': 'audited',
    'app.public_part': 'audited',
    'app.plan': 'audited',
    'app.plan_agreement': 'audited',
    'app.plan_amendment': 'audited',
    'app.priority': 'audited',
  },
}
