/** The database and its schemas. */
import type { ListedArea } from './area.ts'

export const installation: ListedArea = {
  grants: {
    public: {
      connect: ['this database'],
    },
    waymark_app: {
      usage: ['schema app', 'schema auth', 'schema reference', 'schema sealed'],
    },
    waymark_jobs: {
      usage: ['schema app'],
    },
    waymark_login: {
      usage: ['schema app', 'schema auth'],
    },
  },
  audited: {
    'migration.digest': {
      untold: 'the schema of the version that runs: its migrations are files, and their digests stand here',
    },
    'migration.kysely_migration': {
      untold: 'which migrations ran, as their files say',
    },
    'migration.kysely_migration_lock': {
      untold: 'keeps two starts apart; says nothing',
    },
  },
}
