/** A release whose files are being made again because a country was hidden: nobody reads it until they are; try again in a moment. */
export class BeingMadeAgain extends Error {
  override readonly name = 'BeingMadeAgain'
  constructor(label: string) {
    super(`Release ${label} is being made again; try once more in a moment.`)
  }
}
