/** What is shipped with the installation. */
import type { ListedArea } from './area.ts'

export const reference: ListedArea = {
  grants: {
    waymark_app: {
      select: [
        'new tables of reference',
        'reference.fact',
        'reference.group_',
        'reference.group_place',
        'reference.import',
        'reference.place',
        'reference.recommendation',
        'reference.recommendation_list',
        'reference.recommendations_received',
        'reference.register_kind',
        'reference.review_list',
        'reference.review_mechanism',
        'reference.shipped_framework',
        'reference.source',
        'reference.state_review',
        'reference.survey',
      ],
    },
  },
  audited: {
    'reference.fact': 'audited',
    'reference.group_': 'audited',
    'reference.group_place': 'audited',
    'reference.import': 'audited',
    'reference.place': 'audited',
    'reference.recommendation': 'audited',
    'reference.recommendation_list': 'audited',
    'reference.recommendations_received': 'audited',
    'reference.register_kind': 'audited',
    'reference.review_list': 'audited',
    'reference.review_mechanism': 'audited',
    'reference.shipped_framework': 'audited',
    'reference.source': 'audited',
    'reference.state_review': 'audited',
    'reference.survey': 'audited',
  },
}
