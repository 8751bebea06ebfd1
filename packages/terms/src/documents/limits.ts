/** What a reader takes on at most; a file beyond it was made to harm, or should be checked in parts. */
export const limits = {
  bytes: 64 * 1024 * 1024, // of a file, and of the XML that a DOCX or ODT unpacks to
  units: 20_000_000, // UTF-16 units of text; a book has about a million
  depth: 500, // elements within each other; browsers build no deeper tree than 512
  pages: 5_000, // of a PDF
  pageUnits: 100_000, // signs and pieces of text on one page of a PDF; a page full of print has about 8,000
} as const

/** Thrown inside a reader when a limit is passed; `readDocument` makes a refusal of it. */
export class LimitPassed extends Error {}

/** Counts elements within each other, and throws `LimitPassed` when they are too many. */
export class DepthCount {
  private depth = 0

  enter(): void {
    if (++this.depth > limits.depth) throw new LimitPassed('depth')
  }

  leave(): void {
    this.depth--
  }
}
