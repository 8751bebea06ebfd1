/** A column of an open-data file: its name and what it holds, for people and machines (`data/fields.json`). */
export type Field = { readonly name: string; readonly type: 'text' | 'whole number' | 'day'; readonly meaning: string }

const text = (name: string, meaning: string): Field => ({ name, type: 'text', meaning })
const whole = (name: string, meaning: string): Field => ({ name, type: 'whole number', meaning })
const day = (name: string, meaning: string): Field => ({ name, type: 'day', meaning })

/** The columns of each file in their order. Exactly one of state, number and missing is filled in an observation. */
export const fieldsOf = {
  observations: [
    text('framework', 'code of the framework'),
    text('edition', 'label of its edition'),
    text('indicator', 'code of the indicator in that edition'),
    whole('version', 'version of the indicator; values of two versions join only where declared comparable'),
    text('period', 'label of the period'),
    day('period_from', 'first day of the period'),
    day('period_until', 'first day after the period'),
    text('subject_kind', 'country, group or network; answers about members are never published one by one'),
    text('subject', 'ISO 3166-1 alpha-3 code, or the id of a group; QMA to QZZ are invented countries'),
    text('respondent_type', 'who was asked: member, an office, a register, or derived'),
    text('instrument', 'round, or the id of the source an import was read from'),
    text('state', 'yes, partial, no, a phase, or text for a narrative; empty where there is none'),
    text('step', 'a finer step inside the state, such as signed inside no'),
    whole('number', 'a count, or the numerator of a share; 0 is a value; empty is never 0'),
    whole('of', 'the denominator of a share'),
    text('missing', 'why there is no value; not-asked: in scope, and no part of asked'),
    text('how', 'how the status came about: settled, ruling, imported, derived, unsettled'),
    day('settled_on', 'day it was settled'),
    text('source_row', 'source and row it was read from'),
    text('observation', 'id of the observation'),
  ],
  figures: [
    text('figure', 'id of the figure in this release'),
    text('edition', 'framework code and edition label'),
    text('indicator', 'code of the indicator'),
    whole('version', 'version of the indicator'),
    text('period', 'label of the period'),
    text('respondent_type', 'who was asked; types are never added together'),
    text('counts', 'what the counts are of: country, member, group, network or entry'),
    text('line', 'a state, given, sum, share, maximum, missing:reason, not-asked, entries, lists-closed, or withheld'),
    whole('value', 'the count or sum of this line; empty where none is recorded or the figure is withheld'),
    whole('of', 'what the value is of'),
    whole('percent', 'value of "of" in whole per cent, from the exact fraction, half away from zero'),
    whole('at_most', 'what the count could be if everyone without an answer were in this state'),
    whole('in_scope', 'subjects the statement is about'),
    whole('asked', 'of those, asked'),
    whole('applicable', 'of those, all but not applicable'),
    whole('answered', 'of those, with a value'),
    text('note', 'none-recorded, a-person-may-be-counted-twice, or the rule by which a figure is withheld'),
  ],
} as const satisfies Readonly<Record<string, readonly Field[]>>

/** What `data/fields.json` says: format, files, columns. */
export const fieldsFile = {
  format: 'CSV (RFC 4180), UTF-8, comma, first line is the header, lines end in CR LF',
  missing: 'A missing value has its reason in its own column. It is never 0, blank without a reason, or left out.',
  formulas: 'A text that a spreadsheet would run as a formula begins with an apostrophe that is not part of it.',
  files: [
    { path: 'data/observations.csv', fields: fieldsOf.observations },
    { path: 'data/figures.csv', fields: fieldsOf.figures },
  ],
} as const
