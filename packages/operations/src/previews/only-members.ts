import type { PreviewedRow } from '@waymark/store'

/** Members that alone are asked about a country, as `RESPONDENT SUBJECT`: whatever is said of the country is said of them. */
export function onlyMembers(previewed: readonly PreviewedRow[]): ReadonlySet<string> {
  const asked = previewed.filter(previewedRow => previewedRow.subjectKind === 'country' && previewedRow.member !== null)
  const bySubject = Map.groupBy(asked, previewedRow => previewedRow.subject)
  return new Set(
    [...bySubject].flatMap(([subject, rows]) => (rows.length === 1 ? [`${rows[0]!.respondent} ${subject}`] : [])),
  )
}
