import { fileAnswer } from '#lib/server/release-file.ts'
import { releaseNow } from '#lib/server/release.ts'

export const GET = async ({ params, request }) => fileAnswer(await releaseNow(params), params, request)
