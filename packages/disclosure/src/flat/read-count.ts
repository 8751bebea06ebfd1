// The zeros of the digits that spreadsheets write for Arabic and Persian.
const zeros = [0x0660, 0x06f0]
const thousandsMarks = /[, \u00a0\u202f\u066c]/g

/**
 * A count as it is printed in tables: digits (Arabic and Persian ones too), thousands parted by commas, spaces or nothing.
 * `blank` is what an empty field means. Undefined for anything else. A number with a fraction or a minus is read as it
 * stands; `checkTable` refuses it. Unit: children, cases, or what the table counts.
 */
export function readCount(field: string, blank: number | undefined): number | undefined {
  const text = latinDigits(field.trim())
  if (text === '') return blank
  const plain = /^-?\d+(?:\.\d+)?$/.test(text)
  if (!plain && !/^\d{1,3}(?:[, \u00a0\u202f\u066c]\d{3})+$/.test(text)) return undefined
  return Number(text.replace(thousandsMarks, ''))
}

function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => {
    const code = digit.charCodeAt(0)
    return String(code - (code >= zeros[1]! ? zeros[1]! : zeros[0]!))
  })
}
