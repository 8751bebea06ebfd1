/** Whether the author said that texts which may point to a person were read again; absent where no page asks, as in imports. */
export type ReadAgain = { readonly looked?: boolean }
