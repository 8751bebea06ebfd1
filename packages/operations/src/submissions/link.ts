/** Web addresses as typed. Waymark never fetches one. */
import type { LinkProblem, ReadLink } from '@waymark/collection'
import { done, refused } from '@waymark/language'

const longestAddress = 2000 // characters; browsers and servers refuse longer ones

/**
 * A web address that may be kept and shown as a link, its scheme in small letters. Refuses by name what is longer than 2,000
 * characters, what has a blank, a user or password, or a sign that is not seen (one can turn the rest of a line around), and
 * what is none.
 */
export const readLink: ReadLink = (field, given) => {
  const no = (kind: LinkProblem['kind']) => refused({ kind, field, given })
  if (given.length > longestAddress) return refused({ kind: 'field.too-long', field, most: longestAddress })
  if (!/^https?:\/\//i.test(given)) return no('link.malformed')
  if (/[\p{Cf}\p{Cc}\u034f\u115f\u1160\u3164\uffa0]/u.test(given)) return no('link.with-hidden-sign')
  if (/\s/.test(given)) return no('link.with-blank')
  if (/["<>]/.test(given) || !URL.canParse(given)) return no('link.malformed')
  const { username, password } = new URL(given)
  if (username !== '' || password !== '') return no('link.with-password')
  return done(given.replace(/^https?/i, scheme => scheme.toLowerCase()))
}
