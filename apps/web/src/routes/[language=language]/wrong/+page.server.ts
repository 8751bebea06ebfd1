import { operator } from '#lib/server/operator.ts'

export const load = ({ locals }) => {
  const one = operator()
  return { desk: `/${locals.language}/workspace`, responsible: one ? [one] : [] }
}
