/** The chain of the audit. */
import type { ListedArea } from './area.ts'

/** What a role needs to add an entry to a chain: the columns that it writes, and not the one by which entries are sealed. */
const appends = ['action', 'actor', 'at', 'content', 'digest', 'id', 'network_id', 'object'].map(
  column => `app.audit_entry (${column})`,
)
const chain = { untold: 'it is the chain itself' } as const

export const audit: ListedArea = {
  grants: {
    waymark_app: {
      insert: appends,
      select: ['app.audit_block', 'app.audit_entry'],
    },
    waymark_jobs: {
      'insert select': ['app.audit_block'],
      insert: appends,
      select: ['app.audit_entry'],
      update: ['app.audit_entry (block)'],
    },
    waymark_login: {
      insert: appends,
    },
  },
  audited: {
    'app.audit_block': chain,
    'app.audit_entry': chain,
  },
}
