/** Web addresses as typed. Waymark never fetches one. */
import { linkReader } from '@waymark/collection'

/** A web address that may be kept and shown as a link; the rules are those of collection. */
export const readLink = linkReader(address => (URL.canParse(address) ? new URL(address) : null))
