type Member = { readonly id: string; readonly name: string }

/** Members to choose from: those there, and of those chosen the ones that have left, until they are taken off. */
export const withLeft = (there: readonly Member[], chosen: readonly string[], name: string): readonly Member[] => [
  ...there,
  ...chosen.filter(id => !there.some(member => member.id === id)).map(id => ({ id, name })),
]
