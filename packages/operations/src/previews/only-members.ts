import type { PreviewedRow } from '@waymark/store'

/** Members that alone are asked about a country, as `RESPONDENT SUBJECT`: whatever is said of the country is said of them. */
export function onlyMembers(previewed: readonly PreviewedRow[]): ReadonlySet<string> {
  const asked = previewed.filter(one => one.subjectKind === 'country' && one.member !== null)
  const bySubject = Map.groupBy(asked, one => one.subject)
  return new Set(
    [...bySubject].flatMap(([subject, rows]) => (rows.length === 1 ? [`${rows[0]!.respondent} ${subject}`] : [])),
  )
}
