import type { ChoiceProblem, FieldProblem } from '@waymark/collection'
import type {
  DaysProblem,
  NameProblem,
  PlaceProblem,
  RegionProblem,
  RegistryDayProblem,
  RenameProblem,
} from '@waymark/network'
import type { NameRefusal } from '../entries/resolve-names.ts'
import type { SheetProblem } from './sheet-rows.ts'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

export type RegistryProblem =
  | FieldProblem
  | ChoiceProblem
  | NameProblem
  | NameRefusal
  | RegistryDayProblem
  | RenameProblem
  | DaysProblem
  | PlaceProblem
  /** `near`: a name that a member has or had. */
  | { readonly kind: 'member.name-alike'; readonly field: 'another'; readonly near: string }
  /** It left on that day. */
  | { readonly kind: 'member.left-already'; readonly field: string; readonly day: string }
  /** `name`: the member that was to go on and does not belong to the network on that day. */
  | { readonly kind: 'member.goes-on-elsewhere'; readonly field: string; readonly name: string }

/** Why a change of the register of members is refused. */
export type RegistryRefusal = RefusalOf<
  | CommonRefusal['kind']
  | RegistryProblem['kind']
  | RegionProblem['kind']
  | SheetProblem['kind']
  | 'choice.unknown'
  | 'days.end-before-start'
  | 'deed.not-permitted'
  | 'field.missing'
  | 'member.country-outside'
  | 'member.goes-on-elsewhere'
  | 'member.left-already'
  | 'thing.not-found'
>
