/** What design 3.11 lets stand in a hashed file, what is public as a text that can be redacted, and what keeps nothing; by field. */

const answer = String.raw`/(?:submissions|on-behalf)/\[submission\]/\w+(?:/correct)? \? `
const entry = String.raw`/entries/[-\w]+/\[entry\] \?/save `
const plan = String.raw`/plans/\[country\]`
const evidence = String.raw`evidence\.#\.`
const field = (page: string, name: string) => new RegExp(`${page}${name}$`)

/** Texts of frameworks, names of bodies, titles of rounds, and of members that chose to be named their names. */
export const mayBeHashed: readonly RegExp[] = [
  /\/rounds\/open \? label$/,
  /\/frameworks\/\[edition\]\/placing \? body$/,
  field(plan, String.raw`/national/\[proposal\] \?/agree body`),
  /\/registry\/(?:add \?|\[member\] \?\/(?:rename|mend)) name$/,
  /\/registry\/regions(?:\/\[region\])? \?(?:\/name)? names\.\w+$/,
]

/** Texts that go out beside the hashed files, under a key of their own. */
export const isPublicText: readonly RegExp[] = [
  field(answer, 'rationale'),
  /\/answers\/\w+ \? \w+:(?:rationale|text|evidence\.#\.(?:address|quote|place))$/, // a section's questions on one page
  field(answer, 'text'),
  field(answer, `${evidence}address`),
  field(answer, `${evidence}quote`),
  field(answer, `${evidence}place`),
  field(entry, 'title'),
  /\/entries\/[-\w]+\/\[entry\] \?\/split title$/,
  field(entry, 'description'),
  field(entry, 'others'),
  field(entry, String.raw`stages\.#\.source`),
  field(entry, String.raw`fields\.[-\w]+`),
  field(entry, `${evidence}address`),
  field(entry, `${evidence}quote`),
  field(entry, `${evidence}place`),
  field(plan, String.raw`/priorit(?:y|ies/\[priority\]) \? reason`),
  field(plan, String.raw`/action(?:s/\[action\])? \? (?:what|change)`),
  field(plan, String.raw`/milestone \? (?:what|shows)`),
  field(plan, String.raw`/update \? text`), // of an action that is published
  /\/learning\/(?:finding|\[finding\]) \? text$/,
  /\/baselines\/\[country\]\/draft \? (?:start|reason|note\.[-\w]+)$/,
  /\/baselines\/\[country\]\/agree \? body$/,
  /\/previews\/\[preview\] \?\/reply text$/,
  /\/previews\/\[preview\] \?\/answer text$/,
]

/** Forms that keep nothing in this world, by their page and deed, and why. */
export const keepsNothing: Readonly<Record<string, string>> = {
  '/desk/entries/*/[entry] ?/split': 'an entry of one kind is split',
  '/desk/people/invite-list ?/try': 'asks for people line by line; each is invited by the form beside it',
  '/desk/submissions/[submission]/sheet ?/try':
    'takes a file, and keeps nothing of it; what it says is saved like every answer',
  '/desk/registry/sheet ?/try': 'says what a sheet would change, and keeps nothing of it',
  '/desk/registry/sheet ?/keep': 'a marker is no sheet: each member is kept by the forms beside it',
  '/desk/targets/agree ?': 'no day that the walk knows fits its milestones',
}

const language = '/[language=language]'
const desk = `${language}/[network]/desk`
const ofAccounts = (...pages: readonly string[]) =>
  Object.fromEntries(
    pages.map(page => [`${language}/${page}`, 'keeps a way to sign in, and nothing that a network publishes']),
  )
const accountsNotReached = {
  ...ofAccounts('account/email/[token]', 'account/passkeys', 'account/passkeys/[passkey]', 'account/prove'),
  ...ofAccounts('account/second-factor/remove', 'sign-in/[token]', 'sign-in/code', 'sign-in/invitation/[token]'),
  ...ofAccounts('sign-in/out', 'sign-in/passkey', '[network]/desk/people/recover/[recovery]'),
}
const hides = 'hides a country: nothing of it would be published'
const marks = 'takes texts from every page'
const redacts = 'ends the request to take a text away, or the text'

/** Pages whose forms are not sent, so that what was typed elsewhere is published, and why; those of every other page are. */
export const notWalked: Readonly<Record<string, string>> = {
  ...accountsNotReached,
  ...ofAccounts('account', 'account/conduct', 'account/email', 'account/password', 'account/second-factor', 'sign-in'),
  [`${language}/terms`]: 'checks a text and keeps nothing of it',
  [`${desk}/entries/[kind]/[entry]/withdraw`]: 'ends an entry',
  [`${desk}/hidden`]: hides,
  [`${desk}/hidden/[hiding]`]: hides,
  [`${desk}/people/[person]/end`]: 'ends a role',
  [`${desk}/plans/[country]/close`]: 'closes a plan, after which nothing in it can be changed',
  [`${desk}/people/invitation/[invitation]`]: 'sends a link again, or ends it',
  [`${desk}/previews/[preview]/publish`]: 'publishes, which is done between the walks',
  [`${desk}/redactions/[redaction]`]: redacts,
  [`${desk}/redactions/[redaction]/leave`]: redacts,
  [`${desk}/registry/[member]/leave`]: 'ends a membership',
  [`${desk}/releases/[release]`]: 'withdraws a release',
  [`${desk}/rounds/[round]/close`]: 'closes a round',
  [`${desk}/rounds/[round]/void`]: 'ends a round',
  [`${desk}/safeguarding`]: 'holds answers and lists',
  [`${desk}/safeguarding/[concern]`]: marks,
  [`${desk}/safeguarding/mark`]: marks,
  [`${desk}/submissions/[submission]/[indicator]/hold`]: 'holds an answer',
}

/** Pages with forms that nobody is led to in this world, and why. */
export const notReached: Readonly<Record<string, string>> = {
  ...accountsNotReached,
  [`${language}/try`]: 'lets somebody into a demonstration',
  [`${desk}/people/invitation/[invitation]`]: 'nobody waits to be invited again',
  [`${desk}/previews`]: 'a preview is open, and only one can be',
  [`${desk}/safeguarding/[concern]`]: 'nothing was marked',
  [`${desk}/people/naming/[naming]`]: 'nobody waits to be named',
  [`${desk}/reviews/unchanged`]: 'nothing is as in an earlier round',
  [`${desk}/rounds/[round]/late`]: 'takes no words; nothing came late here',
  [`${language}/reminders/[token]`]: 'takes no words; the link stands in a mail',
  [`${desk}/rounds/[round]/reopen`]: 'closing a round ends something, and none is closed',
  [`${desk}/rounds/[round]/void`]: 'every round has something handed in',
  [`${desk}/frameworks/[edition]/[indicator]`]:
    'no link leads to a text here; what is typed there is a text of a framework',
  [`${desk}/on-behalf/[submission]/submit`]: 'takes no words; no draft here was entered whole for a member',
}

/** Fields that take words which are then kept nowhere: searches, what this world does not ask for, and what its forms above lack. */
export const keptNowhere: readonly RegExp[] = [
  / GET /,
  /\/answers\/\w+ \? \w+:/, // of a section, questions without a value
  /\/targets\/agree \? (?:body|record)$/,
  /\/frameworks\/\[edition\] \?\/agree lateReason$/, // of an agreement in time
  /\/baselines\/\[country\]\/draft \? (?:reason|note\.QMA-N1)$/, // of a revision; of an indicator of the country alone
]
