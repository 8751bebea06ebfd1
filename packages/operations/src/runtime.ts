/** One running installation: its database, its keys, its clock. Opened once by the process that starts. */
import { openInstallation, type Installation, type InstallationWishes, type PublicationListener } from '@waymark/store'
import { networkKeys, type NetworkKeys } from './keys.ts'
import { heardReadings, type Heard } from './releases/heard.ts'

export type Runtime = {
  readonly installation: Installation
  readonly keysOf: (slug: string) => NetworkKeys
  readonly now: () => Date
  /** Whether the demonstration network is here and may be tried without a password. */
  readonly mayTry: boolean
  /** What public pages keep of releases while changes are heard. */
  readonly heard: Heard
  /** Hears of every change to what is published, and lets `heard` keep until it ends; end it before the installation. */
  readonly publications: Installation['publications']
}

export type RuntimeWishes = InstallationWishes & { readonly now?: () => Date; readonly mayTry?: boolean }

export async function openRuntime(wishes: RuntimeWishes): Promise<Runtime> {
  return runtimeOf(await openInstallation(wishes), wishes)
}

/** A installation around an installation that is open already. */
export function runtimeOf(installation: Installation, wishes: Partial<RuntimeWishes> = {}): Runtime {
  const keys = new Map<string, NetworkKeys>()
  const heard = heardReadings()
  return {
    installation,
    keysOf(slug) {
      const known = keys.get(slug) ?? networkKeys(installation.folder, slug)
      keys.set(slug, known)
      return known
    },
    now: wishes.now ?? (() => new Date()),
    mayTry: wishes.mayTry ?? false,
    heard,
    publications: listener => installation.publications(both(heard.listener, listener)),
  }
}

function both(listener: PublicationListener, other: PublicationListener): PublicationListener {
  return {
    hearing() {
      listener.hearing()
      other.hearing()
    },
    changed() {
      listener.changed()
      other.changed()
    },
    deaf() {
      listener.deaf()
      other.deaf()
    },
  }
}

const current: { runtime?: Runtime } = {}

/** Makes this the installation that the pages of this process speak to. */
export function useRuntime(runtime: Runtime): void {
  current.runtime = runtime
}

/** The installation of this process. Throws before `useRuntime`: a page was reached without a start. */
export function runtime(): Runtime {
  if (!current.runtime) throw new Error('No runtime is open in this process.')
  return current.runtime
}
