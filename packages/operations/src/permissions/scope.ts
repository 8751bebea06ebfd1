/** How far roles go, and the rows of the table that several deeds share. */
import type { RoleName } from '@waymark/network'

/**
 * How far a role goes with a deed. `network`: everything of the network. `region`: what is about a country or group of the
 * role's region. `countries`: the role's member and the countries it works in. `member`: the submissions and entries of the
 * role's own member. `office`: those of the role's own office, the secretariat's for the secretariat. `others`: everything but the work of oneself and of one's own member or office; `others-in-region`: the same within
 * the region. `shown`: every text that a page of the person's own desk shows, or that stands beside a release anybody can read.
 * `second`: what another person has asked for.
 */
export type Scope =
  'network' | 'region' | 'countries' | 'member' | 'office' | 'others' | 'others-in-region' | 'shown' | 'second'

export type AllowanceRow = Readonly<Partial<Record<RoleName, Scope>>>

export const keepers = { secretariat: 'network' } as const
export const speakers = { lead: 'member', contributor: 'member', respondent: 'office', secretariat: 'office' } as const
// A coordinator keeps entries and lists of the region, the secretariat the network's and its office's.
export const registrars = { ...speakers, coordinator: 'region' } as const
export const reviewers = { reviewer: 'others', coordinator: 'others-in-region', secretariat: 'others' } as const
export const planners = {
  lead: 'countries',
  contributor: 'countries',
  coordinator: 'region',
  secretariat: 'network',
} as const
export const learners = { ...planners, reviewer: 'network' } as const
export const readers = {
  lead: 'shown',
  contributor: 'shown',
  respondent: 'shown',
  coordinator: 'shown',
  reviewer: 'shown',
  secretariat: 'shown',
} as const
export const managers = { administrator: 'network' } as const
