/**
 * What each role of ours may do in the database, and the few places where a rule of the catalogue does not hold. A new table or
 * grant is refused by the tests until it stands here: whoever adds a line has looked at who can reach what.
 */

type Rights = Readonly<Record<string, readonly string[]>>

/** What a role needs to add an entry to a chain: the columns that it writes, and not the one by which entries are sealed. */
const appendsToAudit = ['action', 'actor', 'at', 'content', 'digest', 'id', 'network_id', 'object'].map(
  column => `app.audit_entry (${column})`,
)

/** By role, then by rights, the objects they are granted on; `public` is everybody. Columns stand in brackets. */
export const listedGrants: Readonly<Record<string, Rights>> = {
  public: {
    connect: ['this database'],
  },
  waymark_app: {
    'delete insert select update': [
      'app.entry_member',
      'app.entry_place',
      'app.entry_relation',
      'app.entry_stage',
      'app.entry_text',
      'app.evidence',
      'app.list_closing',
      'app.upper_list_closing',
    ],
    'delete insert select': [
      'app.action_member',
      'app.baseline_value',
      'app.form_sent',
      'app.notice_read',
      'app.priority_member',
      'app.public_part',
      'app.release_text',
    ],
    'delete insert': ['sealed.release_text'],
    'insert select': [
      'app.action_update',
      'app.agreement',
      'app.agreement_version',
      'app.asked',
      'app.asked_register',
      'app.asked_upper_list',
      'app.concern',
      'app.dialogue',
      'app.dialogue_member',
      'app.entry_history',
      'app.learning_step',
      'app.mail',
      'app.not_to_act',
      'app.observation',
      'app.placing',
      'app.plan_agreement',
      'app.plan_amendment',
      'app.release',
      'app.release_file',
      'app.release_hiding',
      'app.release_redaction',
      'app.release_round',
      'app.review',
      'app.revision',
      'app.round_scope',
      'app.ruling',
      'app.target',
      'app.target_milestone',
      'app.target_subject',
    ],
    'insert select update': [
      'app.action',
      'app.action_milestone',
      'app.action_resource',
      'app.answer',
      'app.baseline',
      'app.chosen_indicator',
      'app.draft',
      'app.edition',
      'app.edition_indicator',
      'app.entry',
      'app.framework',
      'app.free_text',
      'app.group_',
      'app.group_place',
      'app.hiding',
      'app.indicator',
      'app.indicator_version',
      'app.member',
      'app.member_earlier_name',
      'app.member_place',
      'app.national_indicator',
      'app.office',
      'app.own_record',
      'app.own_record_closing',
      'app.plan',
      'app.preview',
      'app.preview_reply',
      'app.priority',
      'app.redaction',
      'app.respondent',
      'app.round',
      'app.safeguarding',
      'app.subject',
      'app.submission',
      'auth.invitation',
      'auth.naming',
      'auth.recovery',
    ],
    insert: [...appendsToAudit, 'auth.role_of', 'sealed.release_file'],
    execute: ['function app.move_draft'],
    select: [
      'app.audit_block',
      'app.audit_entry',
      'app.draft_view',
      'app.network',
      'auth.person (email)',
      'auth.person (id)',
      'auth.person (language)',
      'auth.person (name)',
      'auth.person (proved_at)',
      'auth.person (reminders)',
      'auth.role_of',
      'new tables of reference',
      'reference.fact',
      'reference.group_',
      'reference.group_place',
      'reference.import',
      'reference.place',
      'reference.register_kind',
      'reference.shipped_framework',
      'reference.source',
      'reference.survey',
      'sealed.release_text (network_id)',
      'sealed.release_text (release_id)',
      'sealed.release_text (text_id)',
    ],
    update: [
      'app.concern (body)',
      'app.concern (decided_at)',
      'app.concern (decided_by)',
      'app.concern (decision)',
      'app.mail (given_up_at)',
      'app.mail (sealed)',
      'app.release (replaced_by)',
      'app.release (withdrawn_at)',
      'app.release (withdrawn_reason_id)',
      'auth.role_of (days)',
    ],
    usage: ['schema app', 'schema auth', 'schema reference', 'schema sealed'],
  },
  waymark_jobs: {
    'insert select': ['app.audit_block'],
    insert: [...appendsToAudit],
    'delete insert select': ['app.draft_file', 'app.draft_view'],
    select: ['app.audit_entry', 'app.draft', 'app.mail', 'app.release_hiding'],
    update: [
      'app.audit_entry (block)',
      'app.mail (claimed_at)',
      'app.mail (fault)',
      'app.mail (given_up_at)',
      'app.mail (sealed)',
      'app.mail (sent_at)',
      'app.mail (tries)',
    ],
    usage: ['schema app'],
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
    insert: [...appendsToAudit],
    select: ['auth.invitation', 'auth.role_of'],
    usage: ['schema app', 'schema auth'],
  },
}

/** Schemas of ours. Only those marked hold rows of networks. */
export const listedSchemas: Readonly<Record<string, 'of-networks' | 'shared'>> = {
  app: 'of-networks',
  sealed: 'of-networks',
  auth: 'shared',
  reference: 'shared',
  migration: 'shared',
  public: 'shared',
}

/** Tables in a schema of networks that have no `network_id`: the network itself is its own key. */
export const tablesWithoutNetwork: readonly string[] = ['app.network']

/** Policies that let a role see rows of more than one network, and why that is right. */
export const listedPolicies: readonly { readonly policy: string; readonly roles: string; readonly because: string }[] =
  [
    {
      policy: 'app.network named',
      roles: 'public',
      because: 'open networks are known by name; a closed one to its own people alone',
    },
    {
      policy: 'app.network owner_writes',
      roles: 'owner',
      because: 'networks are founded by whoever runs the installation',
    },
    {
      policy: 'app.audit_entry sealer',
      roles: 'waymark_jobs',
      because: 'the sealer closes the blocks of every network and reads no values',
    },
    {
      policy: 'app.audit_block sealer',
      roles: 'waymark_jobs',
      because: 'the sealer closes the blocks of every network and reads no values',
    },
    {
      policy: 'app.draft runner',
      roles: 'waymark_jobs',
      because:
        'one process computes the drafts of every network; it sees here that one waits, and its files in its network alone',
    },
    {
      policy: 'app.release_hiding runner',
      roles: 'waymark_jobs',
      because: 'one process makes releases of every network again; it sees here that one waits, and no file of it',
    },
    {
      policy: 'auth.role_of login',
      roles: 'waymark_login',
      because: 'signing in asks in which networks a person has a role',
    },
    { policy: 'auth.role_of owner_gives', roles: 'owner', because: 'roles are given by whoever runs the installation' },
    {
      policy: 'auth.invitation login',
      roles: 'waymark_login',
      because: 'whoever opens an invitation is in no network yet',
    },
    { policy: 'auth.person login', roles: 'waymark_login', because: 'a person signs in before any network is known' },
    { policy: 'auth.person owner_all', roles: 'owner', because: 'the first people are added from the terminal' },
    {
      policy: 'auth.person of_own_network',
      roles: 'waymark_app',
      because: 'a network sees the persons with a role in it, by the rows of auth.role_of that it sees itself',
    },
    {
      policy: 'app.mail postman',
      roles: 'waymark_jobs',
      because: 'one postman sends the mails of every network; what they say is encrypted',
    },
  ]

/** Functions that run with the rights of their owner. Each needs a fixed search path. */
export const definerFunctions: readonly string[] = [
  'app.move_draft', // signing moves files that the role which signs cannot read
  'app.refuse_more_files', // counts sealed files, which the role that adds them cannot read
  'app.forget_concern', // a redaction empties marked texts that the role which redacts cannot see
]
