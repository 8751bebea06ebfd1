import type { Priority } from '@waymark/scorecard'
import type { InNetwork } from '@waymark/store'
export const planForRelease = async (_: InNetwork): Promise<Priority[]> => []
