/** People, and how they sign in. */
import type { ListedArea } from './area.ts'

export const accounts: ListedArea = {
  grants: {
    waymark_app: {
      'insert select update': ['auth.invitation', 'auth.naming', 'auth.recovery'],
      insert: ['auth.role_of'],
      select: [
        'auth.person (email)',
        'auth.person (id)',
        'auth.person (language)',
        'auth.person (name)',
        'auth.person (proved_at)',
        'auth.person (reminders)',
        'auth.role_of',
      ],
      update: ['auth.role_of (days)'],
    },
    waymark_login: {
      'delete insert select update': [
        'auth.device',
        'auth.guess',
        'auth.passkey',
        'auth.password',
        'auth.recovery_code',
        'auth.session',
        'auth.totp',
      ],
      'delete insert select': ['auth.challenge'],
      'delete select': ['auth.email_change'],
      'insert select update': ['auth.person', 'auth.sign_in_link'],
      'insert select': ['auth.conduct'],
      select: ['auth.invitation', 'auth.role_of'],
    },
  },
  audited: {
    'auth.challenge': {
      untold: 'a random number that lasts five minutes; what is done with its answer is told',
    },
    'auth.conduct': 'audited',
    'auth.device': {
      audited: true,
      besides: {
        insert:
          'a browser is remembered at the end of a sign-in, which is told; where somebody keeps forms is nobody else’s to know',
        'update (ends_at)': 'a device that keeps forms is met again while its person is signed in',
      },
    },
    'auth.email_change': 'audited',
    'auth.guess': {
      untold: 'a count that runs out in 15 minutes; the guess that is made to wait is told',
    },
    'auth.invitation': 'audited',
    'auth.passkey': {
      audited: true,
      besides: {
        'update (counter, used_at)': 'counts up with each use; the sign-in that follows is told',
      },
    },
    'auth.password': 'audited',
    'auth.person': 'audited',
    'auth.naming': 'audited',
    'auth.recovery': 'audited',
    'auth.recovery_code': 'audited',
    'auth.role_of': 'audited',
    'auth.session': {
      audited: true,
      besides: {
        'update (proved_at)': 'a proof opens ten minutes for a change, and the change is told',
      },
    },
    'auth.sign_in_link': 'audited',
    'auth.totp': {
      audited: true,
      besides: {
        insert: 'a secret that waits to be confirmed lets nobody in; confirming it is told',
        'update (changed_at, pending)': 'the same: it waits to be confirmed',
        'update (step)': 'counts up with each code; the sign-in that follows is told',
      },
    },
  },
}
