/** Every type of public page. Whoever adds a route adds its page here; the tests of all pages read this list. */
import type { Language } from '@waymark/language'

export type PageType = {
  /** What it is, for the title of the test. */
  readonly name: string
  readonly path: (language: Language) => string
  /** The status it answers with; 200 where nothing is said. */
  readonly status?: number
  /** It quotes a source and names treaty bodies as the source does: a word in Latin script may be one of those. */
  readonly quotes?: true
}

export const pages: readonly PageType[] = [
  { name: 'front page', path: language => `/${language}` },
  { name: 'method', path: language => `/${language}/method` },
  { name: 'about', path: language => `/${language}/about` },
  { name: 'leave', path: language => `/${language}/leave` },
  { name: 'frameworks', path: language => `/${language}/frameworks` },
  { name: 'a framework', path: language => `/${language}/frameworks/ecpat-2021-2025`, quotes: true },
  { name: 'reviews of States', path: language => `/${language}/reviews` },
  { name: 'reviews by a body', path: language => `/${language}/reviews/upr`, quotes: true },
  { name: 'a session of reviews', path: language => `/${language}/reviews/upr/51`, quotes: true },
  { name: 'States reviewed', path: language => `/${language}/reviews/states` },
  { name: 'recommendations to States', path: language => `/${language}/reviews/recommendations`, quotes: true },
  {
    name: 'recommendations by State',
    path: language => `/${language}/reviews/recommendations/upr-2008-2014`,
    quotes: true,
  },
  { name: 'reviews of a State', path: language => `/${language}/reviews/states/SWE`, quotes: true },
  ...['privacy', 'accessibility', 'conditions', 'wrong', 'demonstration/wrong'].map(name => ({
    name,
    path: (language: Language) => `/${language}/${name}`,
  })),
  ...ofRelease('public record', 'public-record/2026-1', [
    '',
    'framework/public-record-1',
    'framework/public-record-1/OPIC',
    'framework/public-record-1/OPIC/map',
    'framework/public-record-1/CSEC-LAW-YEARS',
    'framework/public-record-1/OPIC?in=WB-LOW',
    'countries',
    'countries/GAB',
    'regions',
    'regions/WB-UPPER-MIDDLE',
    'observations/public-record-1/OPIC/GAB',
    'sources',
    'sources/opic-2022-08',
    'survey/framing-the-future',
    'data',
    'verify',
  ]),
  ...ofRelease('demonstration', 'demonstration/2026-1', [
    '',
    'framework/demonstration-2026-2030',
    'framework/demonstration-2026-2030/A1',
    'framework/demonstration-2026-2030/core',
    'framework/demonstration-2026-2030/theme/online',
    'framework/demonstration-2026-2030/S1',
    'framework/demonstration-2026-2030/S2',
    'countries',
    'countries/QMA',
    'countries/QMA/by/theme/online',
    'regions/north',
    'register',
    'register/joint-action',
    'register/joint-action/by/theme/online',
    'plan',
    'plan/by/theme/online',
    'learning',
    'learning/by/theme/online',
    'world',
    'exclusions',
    'observations/demonstration-2026-2030/B1/QMA',
  ]),
  { name: 'release that was replaced', path: language => `/${language}/demonstration/2025-1` },
  { name: 'public keys', path: language => `/${language}/keys` },
  { name: 'page that is not there', path: language => `/${language}/nowhere`, status: 404 },
]

/** The largest page, in bytes over the wire, with everything it loads. */
export const mostBytes = 40_960

/** The pages of one release, by what stands behind its address. */
function ofRelease(name: string, address: string, rest: readonly string[]): readonly PageType[] {
  return rest.map(page => ({
    name: `${name}: ${page === '' ? 'front page' : page}`,
    path: language => `/${language}/${address}${page === '' ? '' : '/'}${page}`,
  }))
}
