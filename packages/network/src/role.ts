import type { GroupId, MemberId, OfficeId } from './brand.ts'

/**
 * What a person does in a network, and where it reaches: the whole network, one region, one member, or one office, for which a
 * respondent speaks as leads and contributors speak for a member. The safeguarding focal point alone sees texts marked as
 * concerning a child's safety; the observer reads published and shared data only.
 */
export type Role =
  | { readonly name: 'administrator' }
  | { readonly name: 'secretariat' }
  | { readonly name: 'coordinator'; readonly region: GroupId }
  | { readonly name: 'lead'; readonly member: MemberId }
  | { readonly name: 'contributor'; readonly member: MemberId }
  | { readonly name: 'respondent'; readonly office: OfficeId }
  | { readonly name: 'reviewer' }
  | { readonly name: 'focal-point' }
  | { readonly name: 'auditor' }
  | { readonly name: 'observer' }

export type RoleName = Role['name']

/** What kind of thing each role is limited to. */
export const roleReach: Readonly<Record<RoleName, 'network' | 'group' | 'member' | 'office'>> = {
  administrator: 'network',
  secretariat: 'network',
  coordinator: 'group',
  lead: 'member',
  contributor: 'member',
  respondent: 'office',
  reviewer: 'network',
  'focal-point': 'network',
  auditor: 'network',
  observer: 'network',
}

/** Every role name, in the order in which a page lists them. */
export const roleNames = Object.keys(roleReach) as readonly RoleName[]
