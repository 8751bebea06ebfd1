/** E-mail addresses as people type them. */
import { done, refused, type Result } from '@waymark/language'

const longest = 254 // characters, RFC 5321

export type EmailRefusal =
  | { readonly kind: 'email.malformed'; readonly field: 'email'; readonly given: string }
  | { readonly kind: 'field.missing'; readonly field: 'email' }

/**
 * One plain address in small letters. Nothing that could end a header line, name a second address or hide a comment passes:
 * no blanks, control signs, commas, semicolons, quotes or angle brackets.
 */
export function plainEmail(typed: string): Result<string, EmailRefusal> {
  const email = typed.trim().toLowerCase()
  if (email === '') return refused({ kind: 'field.missing', field: 'email' })
  const plain = /^[^\s\p{Cc}@<>,;:"()[\]\\]{1,64}@[^\s\p{Cc}@<>,;:"()[\]\\]+\.[^\s\p{Cc}@<>,;:"()[\]\\.]{2,}$/u
  if (email.length > longest || !email.isWellFormed() || !plain.test(email))
    return refused({ kind: 'email.malformed', field: 'email', given: typed })
  return done(email)
}
