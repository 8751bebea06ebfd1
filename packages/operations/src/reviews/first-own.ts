const readAtFirst = 20
const times = 4 // as many are read each time as the time before

/**
 * The first of what waits that is the desk's: as few are read as it takes, though very many wait. `read` gives the first of them in their
 * order, no more than asked; `own` keeps those that are the desk's.
 */
export async function firstOwn<Waiting, Own>(
  read: (most: number) => Promise<readonly Waiting[]>,
  own: (waiting: readonly Waiting[]) => Promise<readonly Own[]>,
): Promise<Own | undefined> {
  for (let most = readAtFirst; ; most *= times) {
    const waiting = await read(most)
    const [first] = await own(waiting)
    if (first !== undefined || waiting.length < most) return first
  }
}
