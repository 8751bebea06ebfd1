import { fileAnswer } from '#lib/server/release-file.ts'
import { releaseAt } from '#lib/server/release.ts'

export const GET = async ({ params, request }) => fileAnswer(await releaseAt(params), params, request)
