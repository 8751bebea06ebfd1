/**
 * The number of the layout in which this version writes a release: base files, pages, open data. A manifest names the number it was
 * written with, so that a later version knows whether it may compute the bytes again. Raise it by one with every change of a
 * layout; `test/page-format.test.ts` holds the digest of each and says what to do. Source: docs/decisions/0119.
 */
export const pageFormat = 4

/** What a draft was computed in that does not say it. */
export const firstPageFormat = 1

/**
 * How much of a release was computed again. `pages`: every byte of every page. `figures`: the figures alone, because another
 * version laid the pages out. `nothing`: not even those.
 */
export type Recomputed = 'pages' | 'figures' | 'nothing'
