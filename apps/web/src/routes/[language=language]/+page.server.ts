import { frontOf } from '#lib/server/front.ts'
import { wordsIn } from '#lib/words.ts'

export const load = ({ locals }) => frontOf(wordsIn(locals.language))
