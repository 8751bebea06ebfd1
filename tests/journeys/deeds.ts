/** Deeds that cannot be undone, done as a person does them: on the page that names what will happen. */
import type { Shown, Typed, Visitor } from './visitor.ts'

/** Opens the page of a deed and sends its form; a text that may point to a person is said to have been read again. */
export async function doDeed(browser: Visitor, address: string, typed: Typed = {}): Promise<Shown> {
  const page = await browser.open(address.replace(/\?done=.*/, ''))
  const looked: Typed = page.document.querySelector('[name=looked]') ? { looked: 'yes' } : {}
  return browser.send(page, { ...looked, ...typed })
}

/** Submits a submission or an entry, whose own page is at this address. */
export const handIn = (browser: Visitor, address: string): Promise<Shown> =>
  doDeed(browser, `${address.replace(/\?.*/, '')}/submit`)
