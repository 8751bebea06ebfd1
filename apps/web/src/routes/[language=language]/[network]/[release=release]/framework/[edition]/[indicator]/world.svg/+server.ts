import { mapFile } from '#lib/server/place-charts/of-indicator.ts'

export const GET = ({ params, locals, url }) => mapFile(params, 'world', { language: locals.language, url })
