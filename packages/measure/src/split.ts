/** The five classes of a split; the first holds all that was not answered or not published, held answers too. */
export const splitClasses = ['not-answered', 'refused', 'unknown', 'under-review', 'contested'] as const
export type SplitClass = (typeof splitClasses)[number]

/** How many of those without a published answer are so for which reason. Unit: countries. */
export type Split = Readonly<Record<SplitClass, number>>

/** A country without a published answer: its reason inside, or null where it has a value that was not published. */
export type Unpublished = { readonly subject: string; readonly reason: string | null; readonly held: boolean }

const fewestAsked = 10 // countries asked; under that a split is about single ones (definitions 5a)
const fewestUnpublished = 5 // countries without a published answer (definitions 5a)
const fewestOthers = 3 // countries outside each of the last four classes (definitions 5a)

/** The class of one country: held answers and all reasons without a class of their own stand in the first. */
export function splitClassOf({ reason, held }: Omit<Unpublished, 'subject'>): SplitClass {
  const own = splitClasses.find(splitClass => splitClass === reason)
  return held || own === undefined ? 'not-answered' : own
}

export function splitOf(unpublished: readonly Unpublished[]): Split {
  const counts: Record<SplitClass, number> = {
    'not-answered': 0,
    refused: 0,
    unknown: 0,
    'under-review': 0,
    contested: 0,
  }
  for (const eachUnpublished of unpublished) counts[splitClassOf(eachUnpublished)] += 1
  return counts
}

/**
 * Whether a split may be printed: at least 10 asked, at least 5 without a published answer, each of the last four classes leaving at
 * least 3 others, and its countries not differing by one or two from those of a split of the same indicator and respondent type
 * printed before, since subtracting one from the other would give their reasons. Source: definitions 5a.
 */
export function mayPrintSplit(
  split: Split,
  asked: number,
  countries: ReadonlySet<string>,
  before: readonly ReadonlySet<string>[],
): boolean {
  return splitMeetsCounts(split, asked) && !before.some(earlier => differsByFew(earlier, countries))
}

/** The conditions that anyone can check on the printed counts alone. */
export function splitMeetsCounts(split: Split, asked: number): boolean {
  const unpublished = splitClasses.reduce((sum, splitClass) => sum + split[splitClass], 0)
  const { 'not-answered': _, ...named } = split
  const standsOut = Object.values(named).some(n => n > unpublished - fewestOthers)
  return asked >= fewestAsked && unpublished >= fewestUnpublished && !standsOut
}

function differsByFew(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const only = (some: ReadonlySet<string>, rest: ReadonlySet<string>) =>
    [...some].filter(each => !rest.has(each)).length
  const differing = only(one, other) + only(other, one)
  return differing === 1 || differing === 2
}
