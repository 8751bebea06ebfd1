import { frameworkAt } from '#lib/server/framework.ts'

export const load = ({ params }) => frameworkAt(params)
