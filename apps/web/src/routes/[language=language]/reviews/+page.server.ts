import { reviewsPage, runtime } from '@waymark/operations'

export const load = async () => ({ page: await reviewsPage(runtime()) })
