/**
 * Which tables the audit covers. A new table is refused by the tests until it stands here: whoever adds a line has decided whether
 * its changes are told, and `tests/isolation/audited.test.ts` watches that every transaction which writes it tells them.
 */

/**
 * `told`: whoever changes rows tells the audit in the same transaction. `besides` are the changes that are not told, each with its
 * reason: `insert`, `delete`, `update` of any column, or `update` with the columns in brackets.
 */
export type Audited = 'told' | { readonly told: true; readonly besides: Readonly<Record<string, string>> } | Untold
/** No change of it is told, and why. */
export type Untold = { readonly untold: string }

const chain = { untold: 'it is the chain itself' } as const

export const auditedTables: Readonly<Record<string, Audited>> = {
  'app.action': 'told',
  'app.action_member': 'told',
  'app.action_update': 'told',
  'app.agreement': 'told',
  'app.agreement_version': 'told',
  'app.answer': 'told',
  'app.asked': 'told',
  'app.asked_register': 'told',
  'app.asked_upper_list': 'told',
  'app.audit_block': chain,
  'app.audit_entry': chain,
  'app.baseline': 'told',
  'app.baseline_value': 'told',
  'app.chosen_indicator': 'told',
  'app.concern': 'told',
  'app.dialogue': 'told',
  'app.dialogue_member': 'told',
  'app.draft': {
    told: true,
    besides: {
      'update (done, problem, state, tries, whole)':
        'how far a computation is; what is asked for, and what it comes to, is told',
    },
  },
  'app.draft_file': {
    untold: 'files of a draft: that it is asked for, what it comes to and that it is signed is told',
  },
  'app.draft_view': { untold: 'the same, as desks show it' },
  'app.edition': 'told',
  'app.edition_indicator': 'told',
  'app.entry': 'told',
  'app.entry_history': 'told',
  'app.entry_member': 'told',
  'app.entry_place': 'told',
  'app.entry_relation': 'told',
  'app.entry_stage': 'told',
  'app.entry_text': 'told',
  'app.evidence': 'told',
  'app.form_sent': 'told',
  'app.framework': 'told',
  'app.free_text': 'told',
  'app.group_': 'told',
  'app.group_place': 'told',
  'app.indicator': 'told',
  'app.indicator_version': 'told',
  'app.hiding': 'told',
  'app.learning_step': 'told',
  'app.list_closing': 'told',
  'app.mail': {
    told: true,
    besides: {
      'update (claimed_at, fault, tries)':
        'which process tries a mail, and how often, changes nothing that anybody sees',
    },
  },
  'app.member': 'told',
  'app.member_earlier_name': 'told',
  'app.member_place': 'told',
  'app.national_indicator': 'told',
  'app.network': 'told',
  'app.not_to_act': 'told',
  'app.observation': 'told',
  'app.office': 'told',
  'app.own_record': 'told',
  'app.own_record_closing': 'told',
  'app.placing': 'told',
  'app.priority_member': 'told',
  'app.public_part': 'told',
  'app.plan': 'told',
  'app.plan_agreement': 'told',
  'app.plan_amendment': 'told',
  'app.preview': 'told',
  'app.preview_reply': 'told',
  'app.priority': 'told',
  'app.redaction': 'told',
  'app.release': 'told',
  'app.release_file': 'told',
  'app.release_hiding': 'told',
  'app.release_redaction': 'told',
  'app.release_round': 'told',
  'app.release_text': 'told',
  'app.respondent': 'told',
  'app.review': 'told',
  'app.revision': 'told',
  'app.round': 'told',
  'app.round_scope': 'told',
  'app.ruling': 'told',
  'app.safeguarding': 'told',
  'app.subject': 'told',
  'app.submission': 'told',
  'app.upper_list_closing': 'told',
  'app.target': 'told',
  'app.target_milestone': 'told',
  'app.target_subject': 'told',
  'auth.challenge': { untold: 'a random number that lasts five minutes; what is done with its answer is told' },
  'auth.conduct': 'told',
  'auth.device': {
    told: true,
    besides: { insert: 'a browser is remembered at the end of a sign-in, which is told' },
  },
  'auth.email_change': 'told',
  'auth.guess': { untold: 'a count that runs out in 15 minutes; the guess that is made to wait is told' },
  'auth.invitation': 'told',
  'auth.passkey': {
    told: true,
    besides: { 'update (counter, used_at)': 'counts up with each use; the sign-in that follows is told' },
  },
  'auth.password': 'told',
  'auth.person': 'told',
  'auth.naming': 'told',
  'auth.recovery': 'told',
  'auth.recovery_code': 'told',
  'auth.role_of': 'told',
  'auth.session': {
    told: true,
    besides: { 'update (proved_at)': 'a proof opens ten minutes for a change, and the change is told' },
  },
  'auth.sign_in_link': 'told',
  'auth.totp': {
    told: true,
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
  'reference.fact': 'told',
  'reference.group_': 'told',
  'reference.group_place': 'told',
  'reference.import': 'told',
  'reference.place': 'told',
  'reference.register_kind': 'told',
  'reference.shipped_framework': 'told',
  'reference.source': 'told',
  'reference.survey': 'told',
  'sealed.release_file': 'told',
  'sealed.release_text': 'told',
}

/** Whether a change of a table has to be told; `columns` are those that an update changed. */
export function mustBeTold(table: string, deed: 'insert' | 'update' | 'delete', columns: readonly string[]): boolean {
  const audited = auditedTables[table]
  if (audited === undefined || audited === 'told') return true
  if ('untold' in audited) return false
  return !Object.keys(audited.besides).some(beside => {
    const [named, listed] = beside.split(' (')
    if (named !== deed) return false
    const allowed = listed?.slice(0, -1).split(', ')
    return !allowed || columns.every(column => allowed.includes(column))
  })
}
