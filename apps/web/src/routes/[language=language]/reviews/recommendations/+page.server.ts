import { recommendationsPages, runtime } from '@waymark/operations'

export const load = async () => ({ lists: await recommendationsPages(runtime()) })
