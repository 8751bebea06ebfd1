/** The three countries, their two regions asked about themselves (one silent), and the network asked about itself. */
import type { Call, Candidate } from '../src/index.ts'
import { adopted, edition, indicator } from './small-edition.ts'
import { answer, threeCountries } from './three-countries.ts'

const asked = (code: string, subjectKind: 'group' | 'network', subjects: readonly string[]): Call['asked'][number] => ({
  indicator: code,
  version: 1,
  subjectKind,
  respondentType: 'secretariat',
  subjects,
})
const round: Call = {
  ...threeCountries.calls[1]!,
  id: 'round-2027',
  label: 'Round 2027',
  edition: 'small/2027',
  period: { label: '2027', from: '2027-01-01', until: '2028-01-01' },
  scope: { group: ['north', 'south'], network: ['network'] },
  asked: [asked('R1', 'group', ['north', 'south']), asked('N1', 'network', ['network'])],
  registers: [],
}
const said = { respondentType: 'secretariat', status: { state: 'yes' } } as const

export const regionsAndNetwork: Candidate = {
  ...threeCountries,
  calls: [...threeCountries.calls, round],
  editions: [
    ...threeCountries.editions,
    adopted(edition('2027', [indicator('R1', { asks: 'group' }), indicator('N1', { asks: 'network' })])),
  ],
  answers: [
    ...threeCountries.answers,
    answer(2027, 'R1', { ...said, subject: 'north', subjectKind: 'group' }),
    answer(2027, 'R1', { ...said, subject: 'south', subjectKind: 'group', status: { missing: 'not-answered' } }),
    answer(2027, 'N1', { ...said, subject: 'network', subjectKind: 'network' }),
  ],
}
