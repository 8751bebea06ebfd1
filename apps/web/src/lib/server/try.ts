/** Where the demonstration may be tried without a password: on this machine only, and only where the house allows it. */
import { house } from '@waymark/operations'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

export const mayTryHere = (url: URL): boolean => house().mayTry && loopback.test(url.hostname)
