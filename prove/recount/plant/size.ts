/** How large a planted world is. `entries`: entries of each register in each year, before the odd cases. */
export type Size = {
  readonly members: number
  readonly countries: number
  readonly regions: number
  readonly entries: number
  /** Whether parts by form of exploitation are answered. */
  readonly byForm: boolean
  /** Asks a number and a share of each country, which the shipped framework does not, and the online dimension as a part. Default: no. */
  readonly wide?: boolean
}

/** The same size, with numbers, parts by form and the online dimension asked and answered. */
export const wide = (size: Size): Size => ({ ...size, byForm: true, wide: true })

/** The network as its framework describes it: 122 members in 104 countries and 10 regions. */
export const realSize: Size = { members: 122, countries: 104, regions: 10, entries: 12, byForm: true }

/** The least that has room for every planted case. */
export const smallSize: Size = { members: 40, countries: 32, regions: 4, entries: 3, byForm: false }
