import type { Facet } from '@waymark/framework'
import { pageOfSourceRow } from '@waymark/scorecard'
import { page } from '$app/state'

type About = { readonly facet: Facet; readonly value: string }

/** Addresses of the pages of the release that the reader is in. They keep `latest` where the reader came by it. */
export function addressesAt(base: string) {
  return {
    base,
    countries: `${base}/countries`,
    regions: `${base}/regions`,
    sources: `${base}/sources`,
    framework: (edition: string) => `${base}/framework/${edition}`,
    core: (edition: string) => `${base}/framework/${edition}/core`,
    indicator: (edition: string, code: string) => `${base}/framework/${edition}/${code}`,
    /** The indicators of an edition with one theme, target group, SDG target or what else `Facet` names. */
    facet: (edition: string, facet: Facet, value: string) => `${base}/framework/${edition}/${facet}/${value}`,
    country: (code: string) => `${base}/countries/${code}`,
    region: (id: string) => `${base}/regions/${id}`,
    /** Where a subject of this kind has its own page; the network's is the release itself. */
    subject: (kind: string, code: string) =>
      kind === 'country' ? `${base}/countries/${code}` : kind === 'group' ? `${base}/regions/${code}` : base,
    register: (kind: string) => `${base}/register/${kind}`,
    /** The list narrowed to what says that it is about this. */
    registerAbout: (kind: string, about: About) => `${base}/register/${kind}/by/${about.facet}/${about.value}`,
    planAbout: (about: About) => `${base}/plan/by/${about.facet}/${about.value}`,
    learningAbout: (about: About) => `${base}/learning/by/${about.facet}/${about.value}`,
    countryAbout: (code: string, about: About) => `${base}/countries/${code}/by/${about.facet}/${about.value}`,
    source: (id: string) => `${base}/sources/${id}`,
    sourceRow(id: string, row: number): string {
      const page = pageOfSourceRow(row)
      return `${base}/sources/${id}${page === 1 ? '' : `/page/${page}`}#row-${row}`
    },
    survey: (id: string) => `${base}/survey/${id}`,
    observation: (edition: string, code: string, subject: string) =>
      `${base}/observations/${edition}/${code}/${subject}`,
    /** A table of open data, whole: `data/figures.csv`. */
    table: (path: string) => `${base}/tables/${path.replace(/^data\//, '')}`,
    file: (path: string) => `${base}/files/${path}`,
    /** The rule of targets and what stands beside them. */
    targets: `/${base.split('/')[1] ?? 'en'}/method#targets`,
    /** The rule by which change and the sums of differences are counted. */
    change: `/${base.split('/')[1] ?? 'en'}/method#change`,
    /** The rule of what is not published: a number of subjects without a published answer leads here, never to names. */
    unpublished: `/${base.split('/')[1] ?? 'en'}/method#no-answer-published`,
  }
}

export type Addresses = ReturnType<typeof addressesAt>

/** The addresses of the release of this page. */
export function useAddresses(): Addresses {
  return addressesAt(String(page.data['base']))
}

/** `framework code/edition label`, as calls name an edition, as it stands in addresses. */
export function editionInAddress(key: string): string {
  return key.replace('/', '-')
}
