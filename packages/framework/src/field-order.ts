/**
 * The order in which a file writes its fields, whatever order a value brings them in (a database may keep another one).
 * One list for every level: what a thing is comes before what is said about it. Fields that are not listed are codes of
 * sources and stand in the order of their characters.
 */
const order = `
  texts wording ours framework edition en ru ar sv
  code kind section parent of version number comparable languages name plural
  owner ofWhom speaksFor private aggregateOnly invented label measure
  title publisher date licence place question asksToName text status yes partial no source
  variants note sources themes targetGroups sdgTargets sdg environment onlineDimension measures
  asks counts register by over answer timing unit counted direction
  dates first last periodBy lives keptBy levels previous approved body day record dropped reason
  rollUp overTime overPlaces validFor criteria steps phases subQuestions combines theme names
  evidence what notOlderThan disaggregations origin from rule
  fields field required countsPersons several to options stages ends
  when reached standing where all any not is level stage places choices atLeast related dated split beside
  discrepancies sections indicators
`
  .trim()
  .split(/\s+/)
const rank: ReadonlyMap<string, number> = new Map(order.map((field, index) => [field, index]))

/** Compares two fields by their place in a file, for sorting. */
export function byPlaceInFile(one: string, other: string): number {
  const [first, second] = [rank.get(one) ?? order.length, rank.get(other) ?? order.length]
  return first === second ? (one < other ? -1 : 1) : first - second
}
