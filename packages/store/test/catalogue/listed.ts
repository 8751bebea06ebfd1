/** The few places where a rule of the catalogue does not hold, each with its reason. What each role may do stands by area (`areas`). */

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
