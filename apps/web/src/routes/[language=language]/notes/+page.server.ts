import { notesWords } from '#lib/server/saving-words.ts'

// The page is the same for everybody, so that a device that keeps it keeps nothing of anybody.
export const load = ({ locals, url }) => ({ words: notesWords(locals.language), out: url.searchParams.has('out') })
