/** Lists closed year by year: national ones by a member of the country, regional ones by coordinators, the international by the secretariat. */
import type { Closing, Entry, Network, Planted, Register, Round, Submission } from '../world.ts'
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
  const closings = rounds
    .filter(round => round.id !== 'round-2b')
    .flatMap(round =>
      registers.flatMap(register => [
        ...(register.lists.includes('national')
          ? nationals(network, register, round, submissions, entries, chance)
          : []),
        ...(register.lists.includes('regional') ? regionals(network, register, round, entries, chance) : []),
        ...international(register, round, entries, chance),
      ]),
    )
  const contradicted = contradiction(closings, entries)
  return {
    closings: contradicted
      ? closings.map(one => (one === contradicted ? { ...one, said: 'nothing to report' } : one))
      : closings,
    planted: contradicted
      ? [
          {
            case: 'nothing to report beside an accepted entry',
            at: {
              register: contradicted.register,
              period: contradicted.period,
              country: contradicted.list.level === 'national' ? contradicted.list.country : '',
            },
          },
        ]
      : [],
  }
}

const dayOf = (round: Round) => round.due

/** One member of each country closes its list, the first whose submission was accepted before the round closed. */
function nationals(
  network: Network,
  register: Register,
  round: Round,
  submissions: readonly Submission[],
  entries: readonly Entry[],
  chance: Chance,
): readonly Closing[] {
  const accepted = submissions.filter(
    one =>
      one.round === round.id &&
      one.subject.kind === 'country' &&
      one.history.some(step => step.state === 'accepted' && step.day <= round.closed),
  )
  return network.countries.flatMap(country => {
    const own = accepted.find(one => one.subject.code === country.code)
    const word = chance.weighted({ closed: 84, unknown: 6, open: 10 })
    if (!own || word === 'open') return []
    const day = own.history.at(-1)!.day
    const listed = entries.filter(
      entry =>
        entry.register === register.kind &&
        (entry.level === 'national' || entry.level === 'local') &&
        entry.places.includes(country.code),
    )
    const said = word === 'unknown' ? 'unknown' : listed.length > 0 ? 'complete' : 'nothing to report'
    const list = { level: 'national', country: country.code } as const
    return [closing(register, round, list, own.respondent, said, day, listed, chance.happens(0.03))]
  })
}

function regionals(network: Network, register: Register, round: Round, entries: readonly Entry[], chance: Chance) {
  return network.regions.flatMap(region => {
    if (!chance.happens(0.85)) return []
    const listed = entries.filter(
      entry => entry.register === register.kind && entry.level === 'regional' && entry.keptBy === region.code,
    )
    const said = listed.length > 0 ? 'complete' : 'nothing to report'
    return [
      closing(
        register,
        round,
        { level: 'regional', region: region.code },
        region.code,
        said,
        dayOf(round),
        listed,
        false,
      ),
    ]
  })
}

function international(register: Register, round: Round, entries: readonly Entry[], chance: Chance) {
  if (!chance.happens(0.9)) return []
  const listed = entries.filter(entry => entry.register === register.kind && entry.level === 'international')
  return [closing(register, round, { level: 'international' }, 'secretariat', 'complete', dayOf(round), listed, false)]
}

/** A closing keeps the ids it saw: those accepted by its day. */
function closing(
  register: Register,
  round: Round,
  list: Closing['list'],
  by: string,
  said: Closing['said'],
  day: string,
  listed: readonly Entry[],
  held: boolean,
): Closing {
  const saw = listed.filter(entry => entry.accepted !== null && entry.accepted <= day).map(entry => entry.id)
  return { register: register.kind, period: round.period.label, list, by, said, day, accepted: day, held, saw }
}

/** The first national list of 2023 that is complete and has an accepted entry of an event that year. */
function contradiction(closings: readonly Closing[], entries: readonly Entry[]): Closing | undefined {
  return closings.find(
    one =>
      one.list.level === 'national' &&
      one.period === '2023' &&
      one.said === 'complete' &&
      entries.some(
        entry =>
          entry.register === one.register &&
          entry.level === 'national' &&
          entry.accepted !== null &&
          entry.accepted <= '2024-04-01' &&
          entry.withdrawn === null &&
          entry.event?.startsWith('2023') &&
          one.list.level === 'national' &&
          entry.places.includes(one.list.country),
      ),
  )
}
