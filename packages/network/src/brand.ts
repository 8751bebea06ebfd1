/** A string that was checked to be of one sort, so that a member cannot be passed where a country is wanted. */
export type Branded<Name extends string> = string & { readonly brand: Name }

export type NetworkId = Branded<'NetworkId'>
export type MemberId = Branded<'MemberId'>
export type OfficeId = Branded<'OfficeId'>
export type PersonId = Branded<'PersonId'>
export type RespondentId = Branded<'RespondentId'>
export type SubjectId = Branded<'SubjectId'>
export type GroupId = Branded<'GroupId'>
export type RoundId = Branded<'RoundId'>
export type EntryId = Branded<'EntryId'>
