/** Lists closed year by year: national ones by each member of the country, regional ones by coordinators, the international by the secretariat. */
import { isThere, writtenBy } from '../entry-on.ts'
import { isOnList } from '../lists.ts'
import type { Closing, Entry, Network, Planted, Register, Round, Submission, World } from '../world.ts'
import type { Chance } from './chance.ts'

type Made = { readonly closings: readonly Closing[]; readonly planted: readonly Planted[] }

export function plantClosings(
  network: Network,
  registers: readonly Register[],
  rounds: readonly Round[],
  submissions: readonly Submission[],
  entries: readonly Entry[],
  chance: Chance,
): Made {
  const closed = rounds
    .filter(round => round.id !== 'round-2b')
    .flatMap(round =>
      registers.flatMap(register => [
        ...(register.lists.includes('national') ? nationals(register, round, submissions, chance) : []),
        ...(register.lists.includes('regional') ? regionals(network, register, round, chance) : []),
        ...international(register, round, chance),
      ]),
    )
  const closings = saidOfLists(closed, { registers, rounds, entries })
  const contradicted = closings.find(eachClosing => isContradicted(eachClosing, { registers, rounds, entries }))
  return {
    closings,
    planted: contradicted
      ? [
          {
            case: 'nothing to report, and an entry accepted afterwards',
            at: { register: contradicted.register, period: contradicted.period, by: contradicted.by },
          },
        ]
      : [],
  }
}

type Around = Pick<World, 'registers' | 'rounds' | 'entries'>

/** What is said of each list that is closed, by what had been handed in to it by that day, and what was seen. A reason stays. */
export function saidOfLists(closings: readonly Closing[], around: Around): readonly Closing[] {
  return closings.map(closing => {
    const saw = onList(closing, around, closing.day).map(entry => entry.id)
    if (closing.said !== 'complete' && closing.said !== 'nothing to report') return { ...closing, saw }
    return { ...closing, saw, said: saw.length > 0 ? 'complete' : 'nothing to report' }
  })
}

function onList(closing: Closing, { registers, rounds, entries }: Around, day: string): readonly Entry[] {
  const register = registers.find(eachRegister => eachRegister.kind === closing.register)!
  const { period } = rounds.find(round => round.period.label === closing.period)!
  return entries.filter(entry => isThere(entry, day) && isOnList(writtenBy(entry, day), closing, register, period))
}

function isContradicted(closing: Closing, around: Around): boolean {
  const later = onList(closing, around, '2026-12-31')
  return closing.said === 'nothing to report' && later.some(entry => entry.accepted !== null)
}

/** Each member closes once its submission about the country is accepted; some wait until the entries of the year are reviewed. */
function nationals(register: Register, round: Round, submissions: readonly Submission[], chance: Chance) {
  const accepted = submissions.filter(
    submission =>
      submission.round === round.id &&
      submission.subject.kind === 'country' &&
      submission.history.some(step => step.state === 'accepted' && step.day <= round.closed),
  )
  return accepted.flatMap(own => {
    const word = chance.weighted({ closed: 88, unknown: 4, open: 8 })
    const [day, patient] = [own.history.at(-1)!.day, `${round.due.slice(0, 4)}-04-10`]
    const on = chance.happens(0.7) && day < patient ? patient : day
    if (word === 'open') return []
    const list = { level: 'national', country: own.subject.code } as const
    const said = word === 'unknown' ? 'unknown' : 'complete'
    return [closing(register, round, { list, by: own.respondent, said, day: on, held: chance.happens(0.03) })]
  })
}

function regionals(network: Network, register: Register, round: Round, chance: Chance) {
  return network.regions.flatMap(({ code }) =>
    chance.happens(0.85)
      ? [
          closing(register, round, {
            list: { level: 'regional', region: code },
            by: code,
            said: 'complete',
            day: round.due,
            held: false,
          }),
        ]
      : [],
  )
}

function international(register: Register, round: Round, chance: Chance) {
  if (!chance.happens(0.9)) return []
  const list = { level: 'international' } as const
  return [closing(register, round, { list, by: 'secretariat', said: 'complete', day: round.due, held: false })]
}

type Sketch = Pick<Closing, 'list' | 'by' | 'said' | 'day' | 'held'>

const closing = (register: Register, round: Round, sketch: Sketch): Closing => ({
  register: register.kind,
  period: round.period.label,
  accepted: sketch.day,
  saw: [],
  ...sketch,
})
