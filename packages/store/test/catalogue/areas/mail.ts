/** Mail, and what a person has read. */
import type { ListedArea } from './area.ts'

export const mail: ListedArea = {
  grants: {
    waymark_app: {
      'delete insert select': ['app.notice_read'],
      'insert select': ['app.mail'],
      update: ['app.mail (given_up_at)', 'app.mail (sealed)'],
    },
    waymark_jobs: {
      select: ['app.mail'],
      update: [
        'app.mail (claimed_at)',
        'app.mail (fault)',
        'app.mail (given_up_at)',
        'app.mail (sealed)',
        'app.mail (sent_at)',
        'app.mail (tries)',
      ],
    },
  },
  audited: {
    'app.mail': {
      audited: true,
      besides: {
        'update (claimed_at, fault, tries)':
          'which process tries a mail, and how often, changes nothing that anybody sees',
      },
    },
    'app.notice_read': {
      untold: 'what a person has read is their own, and changes nothing of the network',
    },
  },
}
