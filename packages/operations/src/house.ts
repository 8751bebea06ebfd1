/** One running installation: its database, its keys, its clock. Opened once by the process that starts. */
import { openInstallation, type Installation, type InstallationWishes } from '@waymark/store'
import { networkKeys, type NetworkKeys } from './keys.ts'

export type House = {
  readonly installation: Installation
  readonly keysOf: (slug: string) => NetworkKeys
  readonly now: () => Date
  /** Whether the demonstration network is here and may be tried without a password. */
  readonly mayTry: boolean
}

export type HouseWishes = InstallationWishes & { readonly now?: () => Date; readonly mayTry?: boolean }

export async function openHouse(wishes: HouseWishes): Promise<House> {
  return houseOf(await openInstallation(wishes), wishes)
}

/** A house around an installation that is open already. */
export function houseOf(installation: Installation, wishes: Partial<HouseWishes> = {}): House {
  const keys = new Map<string, NetworkKeys>()
  return {
    installation,
    keysOf(slug) {
      const known = keys.get(slug) ?? networkKeys(installation.folder, slug)
      keys.set(slug, known)
      return known
    },
    now: wishes.now ?? (() => new Date()),
    mayTry: wishes.mayTry ?? false,
  }
}

const current: { house?: House } = {}

/** Makes this the house that the pages of this process speak to. */
export function useHouse(house: House): void {
  current.house = house
}

/** The house of this process. Throws before `useHouse`: a page was reached without a start. */
export function house(): House {
  if (!current.house) throw new Error('No house is open in this process.')
  return current.house
}
