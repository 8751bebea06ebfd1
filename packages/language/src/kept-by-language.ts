import type { Language } from './languages.ts'

/** The same value at each call for a language, made at the first: making a formatter costs far more than using it. */
export function keptByLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>()
  return language => {
    const found = made.get(language) ?? make(language)
    made.set(language, found)
    return found
  }
}
