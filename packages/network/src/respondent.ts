import type { MemberId, OfficeId, RespondentId } from './brand.ts'

/**
 * What sort of respondent answers: `member`, or the type of an office (`government`, `unicef-office`, ...). Answers of
 * different types are never merged silently.
 */
export type RespondentType = string

/** Whoever is asked: a member of the network, or an office with a type. */
export type Respondent =
  | { readonly id: RespondentId; readonly type: 'member'; readonly member: MemberId }
  | { readonly id: RespondentId; readonly type: RespondentType; readonly office: OfficeId }
