/** The network, its members, offices and groups. */
import type { ListedArea } from './area.ts'

export const network: ListedArea = {
  grants: {
    waymark_app: {
      'insert select update': [
        'app.group_',
        'app.group_place',
        'app.member',
        'app.member_earlier_name',
        'app.member_place',
        'app.office',
        'app.respondent',
        'app.subject',
      ],
      select: ['app.network'],
    },
  },
  audited: {
    'app.group_': 'audited',
    'app.group_place': 'audited',
    'app.member': 'audited',
    'app.member_earlier_name': 'audited',
    'app.member_place': 'audited',
    'app.network': 'audited',
    'app.office': 'audited',
    'app.respondent': 'audited',
    'app.subject': 'audited',
  },
}
