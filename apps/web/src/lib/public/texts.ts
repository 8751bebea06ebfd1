/** A free text as a page shows it: its words, or the day they were taken away. By id. */
export type PublicText = { readonly language: string; readonly body: string } | { readonly redactedOn: string }
export type PublicTexts = Readonly<Record<string, PublicText>>
