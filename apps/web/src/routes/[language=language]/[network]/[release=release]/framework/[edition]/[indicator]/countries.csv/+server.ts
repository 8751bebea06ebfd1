import { mapTable } from '#lib/server/place-charts/of-indicator.ts'

export const GET = ({ params }) => mapTable(params)
