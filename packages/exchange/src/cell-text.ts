/**
 * The text of a cell, a column's name or a rule about them, as they are compared: composed (NFC), without space around.
 * One function for both sides, so that a rule copied out of a file fits it.
 */
export function cellText(text: string): string {
  return text.normalize('NFC').trim()
}
