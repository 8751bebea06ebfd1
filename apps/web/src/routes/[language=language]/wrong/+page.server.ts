import { operator } from '#lib/server/operator.ts'

export const load = ({ locals }) => {
  const responsible = operator()
  return { desk: `/${locals.language}/workspace`, responsible: responsible ? [responsible] : [] }
}
