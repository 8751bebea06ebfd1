import { recommendationsFile } from '#lib/server/recommendations-file.ts'

export const GET = ({ params }) => recommendationsFile(params.list, 'recommendations')
