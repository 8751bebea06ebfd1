/** A stretch of text, half open, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

/** Spans that can be asked, in logarithmic time, whether one of them holds a place. */
export class SpanIndex {
  readonly spans: readonly Span[]
  /** By span, in order of start: the farthest end of it and all before it. */
  private readonly reach: number[] = []

  constructor(spans: readonly Span[]) {
    this.spans = [...spans].sort((left, right) => left.start - right.start)
    let farthest = -1
    for (const span of this.spans) this.reach.push((farthest = Math.max(farthest, span.end)))
  }

  /** Whether one span holds the whole of start..end. */
  holds(start: number, end: number): boolean {
    const last = this.firstFrom(start + 1) - 1
    return last >= 0 && this.reach[last]! >= end
  }

  /** The spans that start in from..to. */
  startingIn(from: number, to: number): readonly Span[] {
    return this.spans.slice(this.firstFrom(from), this.firstFrom(to))
  }

  /** The index of the first span that starts at `start` or later. */
  private firstFrom(start: number): number {
    let low = 0
    let high = this.spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.spans[middle]!.start < start) low = middle + 1
      else high = middle
    }
    return low
  }
}
