/** The plan it stands in, and how far that is; null where it stands in none. */
export type StandsIn = {
  readonly id: string
  readonly state: 'draft' | 'agreed' | 'closed'
  readonly from: string
} | null
