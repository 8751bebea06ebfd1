import { columnsOf } from './open-data-field.ts'

const changes = columnsOf('changes')

/** The columns of `data/changes.csv`: `before` plus and minus the terms is `after`, wherever all terms are filled. */
export const changeFields = [
  changes.text('figure'),
  changes.text('compared_with'),
  changes.text('since'),
  changes.text('group'),
  changes.text('state'),
  changes.whole('baselines'),
  changes.whole('both'),
  changes.whole('before'),
  changes.whole('began'),
  changes.whole('ended'),
  changes.whole('newly_asked'),
  changes.whole('no_longer_asked'),
  changes.whole('published_again'),
  changes.whole('no_longer_published'),
  changes.whole('became_applicable'),
  changes.whole('became_not_applicable'),
  changes.whole('after'),
] as const
