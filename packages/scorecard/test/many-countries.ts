/** As many countries as wanted, each with the state or reason wanted, asked one question in one round. */
import type { Candidate, SettledAnswer } from '../src/index.ts'
import { adopted, edition, indicator, names } from './small-edition.ts'
import { threeCountries } from './three-countries.ts'

export type Wanted = Readonly<Record<string, number>>

/** `wanted`: how many countries stand where (a state, or a reason); `held`: how many of each are held. Member of each shows its country. */
export function manyCountries(wanted: Wanted, held: Wanted = {}): Candidate {
  const of = Object.entries(wanted).flatMap(([said, n]) =>
    Array.from({ length: n }, (_, at) => ({ said, isHeld: at < (held[said] ?? 0) })),
  )
  const codes = of.map((_, at) => `QM${String.fromCharCode(65 + at)}`)
  const [first] = threeCountries.calls
  return {
    ...threeCountries,
    calls: [
      {
        ...first!,
        edition: 'small/1',
        scope: { country: codes },
        asked: [{ indicator: 'O1a', version: 1, subjectKind: 'country', respondentType: 'member', subjects: codes }],
        registers: [],
      },
    ],
    editions: [adopted(edition('1', [indicator('O1a')]))],
    registerKinds: [],
    answers: of.map(({ said, isHeld }, at): SettledAnswer => ({
      observation: `observation-${at}`,
      call: first!.id,
      indicator: 'O1a',
      version: 1,
      subjectKind: 'country',
      subject: codes[at] as string,
      respondentType: 'member',
      status: ['yes', 'partial', 'no'].includes(said) ? { state: said } : { missing: said },
      how: 'one',
      rationales: [],
      evidence: [],
      ...(isHeld ? { held: true } : {}),
    })),
    entries: [],
    closings: [],
    places: codes.map(code => ({ code, kind: 'invented', names: names(code), nameSources: names('invented') })),
    groups: [],
    members: codes.map(code => ({ id: `member-${code}`, name: `Member of ${code}`, shown: 'country', places: [code] })),
    acceptedSubmissions: [],
    baselines: [],
    priorities: [],
    learning: [],
    objections: [],
    surveys: [],
  }
}
