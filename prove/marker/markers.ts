/** A marker for every field, and what became of it. */

const beginning = 'Zqx'
const digits = 5

export const markerPattern = new RegExp(`${beginning}\\d{${digits}}`, 'g')
/** What a search in a database looks for: every marker holds it. */
export const anyMarker = beginning

/** Fields are called `PAGE ACTION NAME`, with what differs from one row to the next left out. */
export class Markers {
  readonly #fields = new Map<string, string>()
  readonly #markers = new Map<string, string>()
  /** Fields that refused their marker by name. */
  readonly refused = new Set<string>()
  /** Fields that words can be typed into. */
  readonly worded = new Set<string>()
  /** Fields whose marker stood somewhere in the database at some time. */
  readonly arrived = new Set<string>()

  of(field: string): string {
    const known = this.#markers.get(field)
    if (known) return known
    const marker = `${beginning}${String(this.#fields.size + 1).padStart(digits, '0')}`
    this.#fields.set(marker, field)
    this.#markers.set(field, marker)
    return marker
  }

  get fields(): readonly string[] {
    return [...this.#markers.keys()]
  }

  /** The fields whose markers stand in a text. */
  *fieldsIn(text: string): Generator<string> {
    for (const [marker] of text.matchAll(markerPattern)) yield this.#fields.get(marker) ?? marker
  }
}
