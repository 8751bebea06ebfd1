/** Frameworks, their editions, and what is asked of a country alone. */
import type { ListedArea } from './area.ts'

export const frameworks: ListedArea = {
  grants: {
    waymark_app: {
      'insert select': ['app.agreement', 'app.agreement_version', 'app.placing', 'app.revision'],
      'insert select update': [
        'app.chosen_indicator',
        'app.edition',
        'app.edition_indicator',
        'app.framework',
        'app.indicator',
        'app.indicator_version',
        'app.national_indicator',
      ],
    },
  },
  audited: {
    'app.agreement': 'audited',
    'app.agreement_version': 'audited',
    'app.chosen_indicator': 'audited',
    'app.edition': 'audited',
    'app.edition_indicator': 'audited',
    'app.framework': 'audited',
    'app.indicator': 'audited',
    'app.indicator_version': 'audited',
    'app.national_indicator': 'audited',
    'app.placing': 'audited',
    'app.revision': 'audited',
  },
}
