import type { LearningChain } from '@waymark/scorecard'
import type { InNetwork } from '@waymark/store'
export const learningForRelease = async (_: InNetwork): Promise<LearningChain[]> => []
