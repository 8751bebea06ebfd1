import { mapFile } from '#lib/server/place-charts/of-indicator.ts'

export const GET = ({ params, locals, url }) => mapFile(params, 'grid', { language: locals.language, url })
