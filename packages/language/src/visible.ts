/** What a reader would see of a text that was typed. */

/** Signs that show nothing: formats, fillers, control signs but line ends and tabs. Joiners inside words stay. */
const invisibleEnds =
  /^[\s\p{Cf}\p{Cc}\u034f\u115f\u1160\u3164\uffa0]+|[\s\p{Cf}\p{Cc}\u034f\u115f\u1160\u3164\uffa0]+$/gu

/** Whether a text says anything: it has a letter, a digit or a symbol. Blanks, full stops and signs that show nothing say nothing. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}\p{S}]/u.test(text.replace(fillers, ''))

const fillers = /[\u115f\u1160\u3164\uffa0]/gu // letters by their class that show nothing

/** A text as it is kept: line ends as one sign, nothing invisible at its ends; empty where it says nothing (`saysSomething`). */
export function plainText(typed: string): string {
  const text = typed.replace(/\r\n?/g, '\n')
  return saysSomething(text) ? text.replace(invisibleEnds, '') : ''
}
