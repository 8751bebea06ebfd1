/** Web addresses as typed: which may be kept. What an address is, is known outside: the platform's own parser is handed in. */
import { done, refused } from '@waymark/language'
import type { LinkProblem, ReadLink } from './form-problems.ts'

const longestAddress = 2000 // characters; browsers and servers refuse longer ones

/** What a parser of addresses tells of one; null where it is none. */
export type ParseAddress = (address: string) => { readonly username: string; readonly password: string } | null

/**
 * Reads a web address that may be kept and shown as a link, its scheme in small letters. Refuses by name what is longer than 2,000
 * characters, what has a blank, a user or password, or a sign that is not seen (one can turn the rest of a line around), and
 * what is none.
 */
export const linkReader =
  (parse: ParseAddress): ReadLink =>
  (field, given) => {
    const no = (kind: LinkProblem['kind']) => refused({ kind, field, given })
    if (given.length > longestAddress) return refused({ kind: 'field.too-long', field, most: longestAddress })
    if (!/^https?:\/\//i.test(given)) return no('link.malformed')
    if (/[\p{Cf}\p{Cc}\u034f\u115f\u1160\u3164\uffa0]/u.test(given)) return no('link.with-hidden-sign')
    if (/\s/.test(given)) return no('link.with-blank')
    const address = /["<>]/.test(given) ? null : parse(given)
    if (!address) return no('link.malformed')
    if (address.username !== '' || address.password !== '') return no('link.with-password')
    return done(given.replace(/^https?/i, scheme => scheme.toLowerCase()))
  }
