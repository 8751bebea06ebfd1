/** The languages the checker knows. The list is its own: this package stands alone. */
export const termLanguages = ['en', 'ru', 'ar', 'sv'] as const
export type TermLanguage = (typeof termLanguages)[number]
