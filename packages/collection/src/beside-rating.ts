/** Words that an answer says beside its rating: they travel with it from the form to the public page, so a further one is named here. */

/** What a rating may say beside its state, one word each. */
export const besideWords = ['step'] as const
export type BesideWord = (typeof besideWords)[number]

/** The words that stand beside a rating; one that was not said is left out. */
export type WordsBeside = Readonly<Partial<Record<BesideWord, string>>>

/** The words that a stored value or a status says beside its rating. */
export function wordsBeside(value: Readonly<Record<string, unknown>> | null | undefined): WordsBeside {
  return saidOf(word => (typeof value?.[word] === 'string' ? value[word] : undefined))
}

/** What several answers that agree on the whole say together: of each word the only one that any of them says, none where they differ. */
export function wordsTogether(values: readonly (Readonly<Record<string, unknown>> | null)[]): WordsBeside {
  return saidOf(word => {
    const said = new Set(values.flatMap(value => wordsBeside(value)[word] ?? []))
    return said.size === 1 ? [...said][0] : undefined
  })
}

function saidOf(say: (word: BesideWord) => string | undefined): WordsBeside {
  return Object.fromEntries(besideWords.flatMap(word => (say(word) === undefined ? [] : [[word, say(word)]])))
}
