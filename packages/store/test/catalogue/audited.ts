/**
 * Which tables the audit covers. A new table is refused by the tests until it stands here: whoever adds a line has decided whether
 * its changes are told, and `tests/isolation/audited.test.ts` watches that every transaction which writes it tells them.
 */

/**
 * `told`: whoever changes rows tells the audit in the same transaction. `besides` are the changes that are not told, each with its
 * reason: `insert`, `delete`, `update` of any column, or `update` with the columns in brackets.
 */
export type Audited =
  'audited' | { readonly audited: true; readonly besides: Readonly<Record<string, string>> } | Untold
/** No change of it is told, and why. */
export type Untold = { readonly untold: string }

const chain = { untold: 'it is the chain itself' } as const

export const auditedTables: Readonly<Record<string, Audited>> = {
  'app.action': 'audited',
  'app.action_member': 'audited',
  'app.action_milestone': 'audited',
  'app.action_resource': 'audited',
  'app.action_update': 'audited',
  'app.agreement': 'audited',
  'app.agreement_version': 'audited',
  'app.answer': 'audited',
  'app.asked': 'audited',
  'app.asked_register': 'audited',
  'app.asked_upper_list': 'audited',
  'app.audit_block': chain,
  'app.audit_entry': chain,
  'app.baseline': 'audited',
  'app.baseline_value': 'audited',
  'app.chosen_indicator': 'audited',
  'app.concern': 'audited',
  'app.dialogue': 'audited',
  'app.dialogue_member': 'audited',
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
  'app.draft_view': { untold: 'the same, as desks show it' },
  'app.edition': 'audited',
  'app.edition_indicator': 'audited',
  'app.entry': 'audited',
  'app.entry_history': 'audited',
  'app.entry_member': 'audited',
  'app.entry_place': 'audited',
  'app.entry_relation': 'audited',
  'app.entry_stage': 'audited',
  'app.entry_text': 'audited',
  'app.evidence': 'audited',
  'app.form_sent': 'audited',
  'app.framework': 'audited',
  'app.free_text': 'audited',
  'app.group_': 'audited',
  'app.group_place': 'audited',
  'app.indicator': 'audited',
  'app.indicator_version': 'audited',
  'app.hiding': 'audited',
  'app.learning_step': 'audited',
  'app.list_closing': 'audited',
  'app.mail': {
    audited: true,
    besides: {
      'update (claimed_at, fault, tries)':
        'which process tries a mail, and how often, changes nothing that anybody sees',
    },
  },
  'app.member': 'audited',
  'app.member_earlier_name': 'audited',
  'app.member_place': 'audited',
  'app.national_indicator': 'audited',
  'app.network': 'audited',
  'app.not_to_act': 'audited',
  'app.notice_read': { untold: 'what a person has read is their own, and changes nothing of the network' },
  'app.observation': 'audited',
  'app.office': 'audited',
  'app.own_record': 'audited',
  'app.own_record_closing': 'audited',
  'app.placing': 'audited',
  'app.priority_member': 'audited',
  'app.public_part': 'audited',
  'app.plan': 'audited',
  'app.plan_agreement': 'audited',
  'app.plan_amendment': 'audited',
  'app.preview': 'audited',
  'app.preview_reply': 'audited',
  'app.priority': 'audited',
  'app.redaction': 'audited',
  'app.release': 'audited',
  'app.release_file': 'audited',
  'app.release_hiding': 'audited',
  'app.release_redaction': 'audited',
  'app.release_round': 'audited',
  'app.release_text': 'audited',
  'app.respondent': 'audited',
  'app.review': 'audited',
  'app.revision': 'audited',
  'app.round': 'audited',
  'app.round_scope': 'audited',
  'app.ruling': 'audited',
  'app.safeguarding': 'audited',
  'app.subject': 'audited',
  'app.submission': 'audited',
  'app.upper_list_closing': 'audited',
  'app.target': 'audited',
  'app.target_milestone': 'audited',
  'app.target_subject': 'audited',
  'auth.challenge': { untold: 'a random number that lasts five minutes; what is done with its answer is told' },
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
  'auth.guess': { untold: 'a count that runs out in 15 minutes; the guess that is made to wait is told' },
  'auth.invitation': 'audited',
  'auth.passkey': {
    audited: true,
    besides: { 'update (counter, used_at)': 'counts up with each use; the sign-in that follows is told' },
  },
  'auth.password': 'audited',
  'auth.person': 'audited',
  'auth.naming': 'audited',
  'auth.recovery': 'audited',
  'auth.recovery_code': 'audited',
  'auth.role_of': 'audited',
  'auth.session': {
    audited: true,
    besides: { 'update (proved_at)': 'a proof opens ten minutes for a change, and the change is told' },
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
  'migration.digest': {
    untold: 'the schema of the version that runs: its migrations are files, and their digests stand here',
  },
  'migration.kysely_migration': { untold: 'which migrations ran, as their files say' },
  'migration.kysely_migration_lock': { untold: 'keeps two starts apart; says nothing' },
  'reference.fact': 'audited',
  'reference.group_': 'audited',
  'reference.group_place': 'audited',
  'reference.import': 'audited',
  'reference.place': 'audited',
  'reference.register_kind': 'audited',
  'reference.shipped_framework': 'audited',
  'reference.source': 'audited',
  'reference.survey': 'audited',
  'sealed.release_file': 'audited',
  'sealed.release_text': 'audited',
}

/** Whether a change of a table has to be told; `columns` are those that an update changed. */
export function mustBeAudited(
  table: string,
  deed: 'insert' | 'update' | 'delete',
  columns: readonly string[],
): boolean {
  const audited = auditedTables[table]
  if (audited === undefined || audited === 'audited') return true
  if ('untold' in audited) return false
  return !Object.keys(audited.besides).some(beside => {
    const [named, listed] = beside.split(' (')
    if (named !== deed) return false
    const allowed = listed?.slice(0, -1).split(', ')
    return !allowed || columns.every(column => allowed.includes(column))
  })
}
