/** Who has a role in a network, a new link for one of them, and the end of somebody's roles: for whoever runs the installation. */
import { done, refused, type Result } from '@waymark/language'
import { canonicalJson } from '@waymark/scorecard'
import {
  appendAudit,
  clearWaysIn,
  endRole,
  inNetwork,
  markProved,
  networkBySlug,
  peopleOf,
  type HeldRole,
  type InNetwork,
} from '@waymark/store'
import { auditAccount } from '../audit/append.ts'
import { dayOf } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import type { Invited } from './invite-person.ts'
import { linkWithin } from './sign-in-by-link.ts'

export type PeopleRefusal =
  | { readonly kind: 'network.unknown'; readonly field: 'network'; readonly given: string }
  | { readonly kind: 'person.unknown'; readonly field: 'name'; readonly given: string }
  /** Several have the name: `ids` tells them apart. */
  | { readonly kind: 'person.several'; readonly field: 'name'; readonly given: string; readonly ids: readonly string[] }

/** A person of a network, by name or by id. */
export type PersonNamed = { readonly network: string; readonly name: string }

/** Everybody with a role in the network today, once per role. Refuses a network that is not there. */
export async function peopleOfNetwork(
  runtime: Runtime,
  slug: string,
): Promise<Result<readonly HeldRole[], PeopleRefusal>> {
  return within(runtime, slug, async t => done(await peopleOf(t, dayOf(runtime.now()))))
}

/** A new sign-in link for somebody who has a role in the network today; whoever runs the installation vouches for them with it. */
export async function newSignInLink(runtime: Runtime, named: PersonNamed): Promise<Result<Invited, PeopleRefusal>> {
  return within(runtime, named.network, async t => {
    const held = await rolesOf(t, named, dayOf(runtime.now()))
    if (!held.ok) return held
    const { person, language } = held.value[0]!
    await markProved(t, { person, at: runtime.now() })
    return done({ person, language, ...(await linkWithin(runtime, t, person)) })
  })
}

/**
 * Lets somebody in again who lost every way in: password, factors, passkeys, sessions and unused links are gone, and a new link is
 * made. For whoever runs the installation; in the app it takes two administrators.
 */
export async function recoverPerson(runtime: Runtime, named: PersonNamed): Promise<Result<Invited, PeopleRefusal>> {
  return within(runtime, named.network, async t => {
    const held = await rolesOf(t, named, dayOf(runtime.now()))
    if (!held.ok) return held
    const { person, language } = held.value[0]!
    await clearWaysIn(t, person, runtime.now())
    await markProved(t, { person, at: runtime.now() })
    await auditAccount(runtime, t, { person, actor: null, deed: 'recover-person' })
    return done({ person, language, ...(await linkWithin(runtime, t, person)) })
  })
}

/** Ends every role of a person in the network: from today on they have no desk there. Gives back how many roles ended. */
export async function endRoles(
  runtime: Runtime,
  named: PersonNamed,
): Promise<Result<{ readonly ended: number }, PeopleRefusal>> {
  return within(runtime, named.network, async t => {
    const today = dayOf(runtime.now())
    const held = await rolesOf(t, named, today)
    if (!held.ok) return held
    for (const { id } of held.value) {
      await endRole(t, id, today)
      await notifyOfEnd(runtime, t, { slug: named.network, role: id })
    }
    return done({ ended: held.value.length })
  })
}

/** Persons are read by the owner of the schema: the roles that serve pages see none in lists. */
async function within<T>(
  runtime: Runtime,
  slug: string,
  work: (t: InNetwork) => Promise<Result<T, PeopleRefusal>>,
): Promise<Result<T, PeopleRefusal>> {
  const { db } = runtime.installation.owner
  const network = await networkBySlug(db, slug)
  return network ? inNetwork(db, network.id, work) : refused({ kind: 'network.unknown', field: 'network', given: slug })
}

async function rolesOf(t: InNetwork, { name }: PersonNamed, today: string): Promise<Result<HeldRole[], PeopleRefusal>> {
  const held = (await peopleOf(t, today)).filter(person => person.name === name.trim() || person.person === name.trim())
  const ids = [...new Set(held.map(role => role.person))]
  if (ids.length === 0) return refused({ kind: 'person.unknown', field: 'name', given: name })
  return ids.length === 1 ? done(held) : refused({ kind: 'person.several', field: 'name', given: name, ids })
}

async function notifyOfEnd(
  runtime: Runtime,
  t: InNetwork,
  of: { readonly slug: string; readonly role: string },
): Promise<void> {
  const at = runtime.now()
  const content = runtime.keysOf(of.slug).commit(canonicalJson({ until: dayOf(at) }))
  await appendAudit(t, { at, actor: null, action: 'end-role', object: of.role, content })
}
