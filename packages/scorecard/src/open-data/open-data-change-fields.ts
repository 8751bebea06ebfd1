import { columnsOf } from './open-data-field.ts'

const changes = columnsOf('changes')

/** The columns of `data/changes.csv`: `before` plus and minus the terms is `after`, wherever all terms are filled. */
export const changeFields = [
  changes.text('figure'),
  changes.text('compared_with'),
  changes.text('since'),
  changes.text('group'),
  changes.text('state'),
  changes.wholeNumber('baselines'),
  changes.wholeNumber('both'),
  changes.wholeNumber('before'),
  changes.wholeNumber('began'),
  changes.wholeNumber('ended'),
  changes.wholeNumber('newly_asked'),
  changes.wholeNumber('no_longer_asked'),
  changes.wholeNumber('published_again'),
  changes.wholeNumber('no_longer_published'),
  changes.wholeNumber('became_applicable'),
  changes.wholeNumber('became_not_applicable'),
  changes.wholeNumber('after'),
] as const
