/** Where the demonstration may be tried without a password: from this machine only, and only where the installation allows it. */
import { contentFolder, runtime, readDemonstration, tryPersons, type TryPerson } from '@waymark/operations'

type Asked = { readonly url: URL; readonly getClientAddress: () => string }

const loopbackName = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/
const loopbackAddress = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/

/** Both the name in the address and the other end of the line must be this machine's own: a name alone can be made up. */
export function mayTryHere({ url, getClientAddress }: Asked): boolean {
  return runtime().mayTry && loopbackName.test(url.hostname) && loopbackAddress.test(getClientAddress())
}

const story = (() => {
  let read: ReturnType<typeof readDemonstration> | undefined
  return () => (read ??= readDemonstration(contentFolder))
})()

export type TryPersons = { readonly slug: string; readonly persons: readonly TryPerson[] }

/** The people of the demonstration who may be tried from here; null where there are none. */
export async function personsToTry(asked: Asked): Promise<TryPersons | null> {
  if (!mayTryHere(asked)) return null
  const told = story()
  if (!told.ok) return null
  const persons = await tryPersons(runtime(), told.value)
  return persons.length > 0 ? { slug: told.value.network.slug, persons } : null
}
