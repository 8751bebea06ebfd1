import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from './languages.ts'

const compiled = new Map<string, IntlMessageFormat>()

export function say(language: Language, pattern: string, values: Record<string, string | number> = {}): string {
  const key = `${language}\n${pattern}`
  let message = compiled.get(key)
  if (!message) {
    message = new IntlMessageFormat(pattern, language)
    compiled.set(key, message)
  }
  return String(message.format(values))
}
