/** Whether a secret that somebody chose may guard anything: the same rules for passwords on the server and for passphrases on a device. */
import { done, refused, type Result } from '@waymark/language'
import { isCommon } from './common-passwords.ts'

const shortest = 12 // characters
/** The most characters a password has; more only costs time. */
export const longestPassword = 256

export type PasswordRefusal =
  | { readonly kind: 'password.too-short'; readonly field: string; readonly least: number }
  | { readonly kind: 'field.too-long'; readonly field: string; readonly most: number }
  | { readonly kind: 'password.says-who'; readonly field: string }
  | { readonly kind: 'password.one-character' | 'password.common'; readonly field: string }

/** Whether a new password may be taken: long enough, not one character again and again, not the name or address itself, none that everybody tries first. */
export function fitPassword(password: string, who: readonly (string | null)[]): Result<string, PasswordRefusal> {
  const field = 'password'
  const length = [...password].length
  if (length < shortest) return refused({ kind: 'password.too-short', field, least: shortest })
  if (length > longestPassword) return refused({ kind: 'field.too-long', field, most: longestPassword })
  if (new Set(password).size < 4) return refused({ kind: 'password.one-character', field })
  const plain = password.toLowerCase().trim()
  if (who.some(one => one !== null && one.toLowerCase() === plain)) return refused({ kind: 'password.says-who', field })
  if (isCommon(password)) return refused({ kind: 'password.common', field })
  return done(password)
}
