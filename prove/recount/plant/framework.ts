/** The 40 indicators and their registers, by code: 13 ask countries, 9 members, 16 count entries, S1b and E5b are derived. Source: definitions 10, 10a. */
import type { Indicator, Register } from '../world.ts'
import type { Size } from './size.ts'

/** The five forms of exploitation as parts; they never settle their parent. Wordings are the framework's, not these. */
export const forms = ['form-1', 'form-2', 'form-3', 'form-4', 'form-5'] as const

const byForm = forms.map(code => ({ code, settles: false }))
const settling = (...codes: readonly string[]) => codes.map(code => ({ code, settles: true }))

const rating = { kind: 'rating', parts: [], register: null } as const
const country = (code: string, more: Partial<Indicator> = {}): Indicator => ({
  ...rating,
  code,
  subject: 'country',
  how: 'asked',
  core: true,
  ...more,
})
const member = (code: string, more: Partial<Indicator> = {}): Indicator => ({
  ...rating,
  code,
  subject: 'member',
  how: 'asked',
  core: false,
  ...more,
})
const counting = (code: string, register: string, subject: Indicator['subject'] = 'country'): Indicator => ({
  code,
  subject,
  kind: 'count',
  how: 'entries',
  core: false,
  parts: [],
  register,
})

export const indicators: readonly Indicator[] = [
  country('O1a', { parts: byForm }),
  country('O1b', { parts: byForm }),
  country('O1c', { how: 'documents' }),
  country('O2a', { how: 'parts', parts: [...settling('police', 'lawyers', 'judges'), ...byForm] }),
  country('O2b'),
  counting('O2c', 'joint-action'),
  counting('O3a', 'company'),
  counting('O3b', 'private-sector-rule'),
  counting('O3c', 'industry-measure'),
  country('O4a', { parts: byForm }),
  country('O4b', { parts: byForm }),
  country('O4c', { parts: byForm }),
  country('O5a', { parts: byForm }),
  country('O5b', { parts: byForm }),
  counting('O5c', 'campaign'),
  country('O6a'),
  country('O6b'),
  counting('O6c', 'campaign'),
  member('S1a'),
  { ...rating, code: 'S1b', subject: 'country', how: 'baselines', core: false },
  member('S2a', { how: 'parts', parts: settling('collection', 'analysis', 'use') }),
  counting('S2b', 'citation'),
  counting('S2c', 'research'),
  counting('S3a', 'private-partner'),
  member('S3b', { how: 'records' }),
  member('S3c'),
  counting('S3d', 'partnership'),
  counting('S4a', 'voice-product'),
  counting('S4b', 'campaign'),
  counting('S4c', 'story'),
  counting('S4d', 'training'),
  country('E1a'),
  member('E1b'),
  member('E2a'),
  member('E3a'),
  counting('E3b', 'income-initiative'),
  counting('E4a', 'recommendation', 'network'),
  member('E4b'),
  member('E5a', { how: 'submissions' }),
  { ...rating, code: 'E5b', subject: 'region', how: 'members', core: false },
]

/** Asked of a wide network beside the framework's: a number (a sum over places) and a share (share of sums). */
const numbers: readonly Indicator[] = [
  country('N1', { kind: 'count', core: false }),
  country('N2', { kind: 'share', core: false }),
]

/** What a network of this size asks and counts. */
export const indicatorsOf = (size: Size): readonly Indicator[] =>
  size.wide ? [...indicators.map(withOnline), ...numbers] : indicators

/** What is asked by form is asked whether it deals with what happens online, too. */
const withOnline = (indicator: Indicator): Indicator =>
  indicator.parts.some(part => part.code === forms[0])
    ? { ...indicator, parts: [...indicator.parts, { code: 'online-dimension', settles: false }] }
    : indicator

const everyList = ['national', 'regional', 'international'] as const
const event = (kind: string, lists: Register['lists'] = everyList): Register => ({
  kind,
  standing: false,
  validForMonths: null,
  lists,
})
const standing = (kind: string): Register => ({ kind, standing: true, validForMonths: 24, lists: everyList })

export const registers: readonly Register[] = [
  event('joint-action'),
  standing('company'),
  event('private-sector-rule'),
  event('industry-measure'),
  event('campaign'),
  event('citation', ['international']),
  event('research'),
  standing('private-partner'),
  standing('partnership'),
  event('voice-product'),
  event('story'),
  event('training'),
  event('income-initiative'),
  { kind: 'recommendation', standing: true, validForMonths: null, lists: ['international'] },
]
