/** Where the demonstration may be tried without a password: from this machine only, and only where the installation allows it. */
import { contentFolder, runtime, readDemonstration, tryPersons, type TryPerson } from '@waymark/operations'

type Asked = { readonly url: URL; readonly request: Request; readonly getClientAddress: () => string }

const loopbackName = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/
const loopbackAddress = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/

/** What a proxy adds to what it passes on. */
const proxied = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/**
 * Only where the site is for this machine alone (neither `ORIGIN` nor `HOST` is set), and the name in the address, the page the
 * request comes from and the other end of the line are this machine's own: a proxy sends `Host: localhost` for everybody.
 */
export function mayTryHere({ url, request: { headers }, getClientAddress }: Asked): boolean {
  const page = headers.get('origin')
  return (
    runtime().mayTry &&
    headers.get('waymark-this-machine') === 'alone' &&
    !proxied.some(name => headers.has(name)) &&
    (page === null || page === url.origin) &&
    loopbackName.test(url.hostname) &&
    loopbackAddress.test(getClientAddress())
  )
}

const story = (() => {
  let read: ReturnType<typeof readDemonstration> | undefined
  return () => (read ??= readDemonstration(contentFolder))
})()

export type TryPersons = { readonly slug: string; readonly persons: readonly TryPerson[] }

/** The people of the demonstration who may be tried from here; null where there are none. */
export async function personsToTry(asked: Asked): Promise<TryPersons | null> {
  if (!mayTryHere(asked)) return null
  const read = story()
  if (!read.ok) return null
  const persons = await tryPersons(runtime(), read.value)
  return persons.length > 0 ? { slug: read.value.network.slug, persons } : null
}
