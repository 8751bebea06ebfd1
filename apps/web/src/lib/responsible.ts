/** An organisation that answers for pages: its name, and the e-mail or web address to write to; null where none is given. */
export type Responsible = { readonly name: string; readonly contact: string | null }

/** The contact as the address of a link; undefined where it is neither an e-mail nor a web address. */
export function contactLink(contact: string): string | undefined {
  if (/^https?:\/\//.test(contact) && URL.canParse(contact)) return contact
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(contact) ? `mailto:${contact}` : undefined
}
