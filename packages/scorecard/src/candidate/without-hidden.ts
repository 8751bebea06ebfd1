/** What of a network's work stays in public once countries are hidden. Source: design 3.11. */
import type { Candidate, Member } from './candidate.ts'
import { openEntries } from './open-entries.ts'

/** The countries that two people hid, before the release or after it. */
export function hiddenCountries({
  hidden = [],
  hiddenLater = [],
}: Pick<Candidate, 'hidden' | 'hiddenLater'>): ReadonlySet<string> {
  return new Set([...hidden, ...hiddenLater])
}

/** Countries all of whose members chose not to be shown: asked inside, and out of scope in public. Source: design 3.10. */
export function countriesNotShown({ members }: Pick<Candidate, 'members'>): ReadonlySet<string> {
  const shown = new Set(members.filter(member => member.shown !== 'hidden').flatMap(member => member.places))
  return new Set(members.flatMap(member => member.places).filter(place => !shown.has(place)))
}

/**
 * The candidate without what leads to a hidden country beside its answers, baselines and lists: its priorities, learning, targets and objections;
 * its name among the places of entries, and entries that are of no other country; names of members that work in no other; that such a
 * member handed in anything. Scope and what was asked stay: it is a country like any without a published answer. Members' own records stay in
 * their count: one that fell by one would tell, beside an older copy, what that member had recorded.
 */
export function withoutHidden(candidate: Candidate): Candidate {
  const hidden = hiddenCountries(candidate)
  if (hidden.size === 0) return candidate
  const isOpen = (place: string | undefined) => place === undefined || !hidden.has(place)
  const hiddenMembers = new Set(
    candidate.members.filter(member => isHiddenAlone(member, hidden)).map(member => member.id),
  )
  const rounds = new Set(candidate.calls.filter(call => call.kind === 'round').map(call => call.id))
  const handedIn = (submission: { readonly member: string }) => !hiddenMembers.has(submission.member)
  return {
    ...candidate,
    entries: openEntries(candidate, hidden),
    members: candidate.members.map(member =>
      hiddenMembers.has(member.id) && member.shown === 'name' ? { ...member, shown: 'country' } : member,
    ),
    acceptedSubmissions: candidate.acceptedSubmissions.filter(handedIn),
    ...(candidate.waitingSubmissions ? { waitingSubmissions: candidate.waitingSubmissions.filter(handedIn) } : {}),
    priorities: candidate.priorities.filter(priority => isOpen(priority.place)),
    learning: candidate.learning.filter(chain => isOpen(chain.place)),
    ...(candidate.targets ? { targets: candidate.targets.filter(({ places }) => places.some(isOpen)) } : {}),
    objections: candidate.objections.filter(objection => isOpen(objection.subject)),
    exclusions: candidate.exclusions.filter(exclusion => !rounds.has(exclusion.call) || isOpen(exclusion.subject)),
  }
}

/** Whether a member works in hidden countries only. */
const isHiddenAlone = ({ places }: Member, hidden: ReadonlySet<string>): boolean =>
  places.length > 0 && places.every(place => hidden.has(place))
