import { adoptFramework, moveEdition, placeIndicators, recordAgreement, reviseText } from '@waymark/operations'
import { language, type Attempts } from './attempt.ts'

export const frameworks = {
  'adopt-framework': desk => adoptFramework(desk, { code: 'no-such-framework', edition: '2021' }),
  'record-agreement': (desk, on) =>
    recordAgreement(desk, { edition: on.edition, body: '', day: '2021-05-20', record: '' }),
  'place-indicators': (desk, on) =>
    placeIndicators(desk, { edition: on.edition, body: '', day: '2021-05-20', record: '', core: [] }),
  'put-in-use': (desk, on) => moveEdition(desk, { edition: on.edition, to: 'in-use' }),
  'revise-text': (desk, on) =>
    reviseText(desk, {
      edition: on.edition,
      indicator: 'A2',
      path: 'name',
      textLanguage: 'en',
      text: 'x',
      was: 'y',
      sameMeaning: true,
      reason: '',
      language,
    }),
} as const satisfies Attempts
