import { error } from '@sveltejs/kit'

/**
 * Refuses an address that asks for what the page does not have: groups are those of the last day of a figure's period, and one that asks for
 * another day or year must not be answered as if it had been heard. 404, naming what was asked.
 */
export function onlyAsked(url: URL, known: readonly string[]): void {
  const other = [...url.searchParams.keys()].find(key => !known.includes(key))
  if (other !== undefined)
    error(404, `This page cannot be asked for "${other}": groups are those of the period's last day.`)
}
