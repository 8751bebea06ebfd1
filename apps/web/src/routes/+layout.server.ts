import { networksShown } from '#lib/server/networks.ts'

export const load = async ({ locals }) => ({ language: locals.language, networks: await networksShown() })
