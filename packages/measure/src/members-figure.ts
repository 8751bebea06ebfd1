import type { Figure, SubjectsFigure, WithheldFigure } from './figure.ts'
import type { GroupFigure } from './by-group.ts'

const fewestMembersAsked = 5 // members; under that a count says what one of them answered (design 3.10)

/** A figure about members as it may be shown: withheld where fewer than five were asked. Source: definition 14. */
export function membersFigure(figure: SubjectsFigure): SubjectsFigure | WithheldFigure {
  return figure.sets.asked < fewestMembersAsked ? { kind: 'withheld', rule: 'members-under-5-asked' } : figure
}

/**
 * Figures about members by region, as they may be shown beside their total. A region with under five asked is withheld; and
 * while all withheld regions together still have under five, so that the total would give them away, the smallest one shown
 * is withheld too. A region where nobody was asked hides nothing and stays.
 */
export function membersByGroup(
  groups: readonly GroupFigure[],
): readonly { readonly group: string | null; readonly figure: Figure }[] {
  const asked = groups.map(group => group.figure.sets.asked)
  const small = asked.map(n => n > 0 && n < fewestMembersAsked)
  const hidden = small.slice()
  const hiddenAsked = () => asked.reduce((sum, n, index) => sum + (hidden[index] ? n : 0), 0)
  while (hidden.includes(true) && hiddenAsked() < fewestMembersAsked) {
    const next = smallestShown(asked, hidden)
    if (next === -1) break
    hidden[next] = true
  }
  return groups.map(({ group, figure }, index) => {
    if (!hidden[index]) return { group, figure }
    const rule = small[index] ? 'members-under-5-asked' : 'members-recoverable'
    return { group, figure: { kind: 'withheld', rule } }
  })
}

function smallestShown(asked: readonly number[], hidden: readonly boolean[]): number {
  const shown = asked.flatMap((n, index) => (!hidden[index] && n > 0 ? [{ n, index }] : []))
  return shown.sort((one, other) => one.n - other.n)[0]?.index ?? -1
}
