/** Drafts, previews and releases. */
import type { ListedArea } from './area.ts'

export const releases: ListedArea = {
  grants: {
    waymark_app: {
      'delete insert select': ['app.release_text'],
      'delete insert': ['sealed.release_text'],
      'insert select': [
        'app.release',
        'app.release_file',
        'app.release_hiding',
        'app.release_redaction',
        'app.release_round',
      ],
      'insert select update': ['app.draft', 'app.preview', 'app.preview_reply'],
      insert: ['sealed.release_file'],
      execute: ['function app.move_draft'],
      select: [
        'app.draft_view',
        'sealed.release_text (network_id)',
        'sealed.release_text (release_id)',
        'sealed.release_text (text_id)',
      ],
      update: ['app.release (replaced_by)', 'app.release (withdrawn_at)', 'app.release (withdrawn_reason_id)'],
    },
    waymark_jobs: {
      'delete insert select': ['app.draft_file', 'app.draft_view'],
      select: ['app.draft', 'app.release_hiding'],
    },
  },
  audited: {
    'app.draft': {
      audited: true,
      besides: {
        'update (done, problem, state, tries, whole)':
          'how far a computation is; what is asked for, and what it comes to, is told',
      },
    },
    'app.draft_file': {
      untold: 'files of a draft: that it is asked for, what it comes to and that it is signed is told',
    },
    'app.draft_view': {
      untold: 'the same, as desks show it',
    },
    'app.preview': 'audited',
    'app.preview_reply': 'audited',
    'app.release': 'audited',
    'app.release_file': 'audited',
    'app.release_hiding': 'audited',
    'app.release_redaction': 'audited',
    'app.release_round': 'audited',
    'app.release_text': 'audited',
    'sealed.release_file': 'audited',
    'sealed.release_text': 'audited',
  },
}
