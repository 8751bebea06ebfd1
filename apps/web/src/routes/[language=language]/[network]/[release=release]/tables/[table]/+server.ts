import { tableAnswer } from '#lib/server/release-table.ts'
import { releaseAt } from '#lib/server/release.ts'

export const GET = async ({ params, request }) => tableAnswer(await releaseAt(params), params, request)
