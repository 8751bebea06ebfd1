/** Reading of very much in several statements: a statement of ours ends after 15 seconds, also on a machine that has much else to do. */

const most = 10_000 // ids of one statement

/** What is read by all these ids, so many of them in each statement; in their order, part by part. */
export async function inParts<T>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const found: T[][] = []
  for (let at = 0; at < ids.length; at += most) found.push([...(await read(ids.slice(at, at + most)))])
  return found.flat()
}
