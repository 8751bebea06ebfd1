import { tableAnswer } from '#lib/server/release-table.ts'
import { releaseNow } from '#lib/server/release.ts'

export const GET = async ({ params, request }) => tableAnswer(await releaseNow(params), params, request)
