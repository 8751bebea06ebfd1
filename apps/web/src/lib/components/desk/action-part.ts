import type { ActionShown, AmendmentShown } from '@waymark/operations'

/** What shows one part of an action, such as its milestones, is handed. */
export type ActionPart = {
  readonly action: ActionShown
  /** By the id of what was amended. */
  readonly amendments: Readonly<Record<string, readonly AmendmentShown[]>>
  /** The address of the page of plans of its country, region or network. */
  readonly here: string
}
