/** How plans and learning name an indicator: by its code, and by an edition that holds it. */
import { sql, type RawBuilder } from 'kysely'

export type NamedIndicator = {
  readonly id: string
  readonly code: string
  /** `framework code`/`edition label`: the edition whose days hold the day in question, else the newest. */
  readonly edition: string
  /** Every edition that holds it, that one first. */
  readonly editions: readonly string[]
}

type Column = RawBuilder<unknown>

/** The indicator of a column of table `table`, as `NamedIndicator`; null where the column is. */
export function namedIndicator(table: string, indicator: Column, day: Column) {
  return sql`(select json_build_object('id', ${indicator}, 'code', min(x.code), 'edition', (array_agg(x.key order by x.place))[1],
      'editions', json_agg(x.key order by x.place))
    from (select i.code, f.code || '/' || e.label as key,
        row_number() over (order by e.days @> ${day} desc, e.state = 'in-use' desc, lower(e.days) desc) as place
      from app.indicator i join app.indicator_version v on v.network_id = i.network_id and v.indicator_id = i.id
      join app.edition_indicator ei on ei.network_id = v.network_id and ei.indicator_version_id = v.id
      join app.edition e on e.network_id = ei.network_id and e.id = ei.edition_id
      join app.framework f on f.network_id = e.network_id and f.id = e.framework_id
      where i.network_id = ${sql.ref(`${table}.network_id`)} and i.id = ${indicator}) x
    having count(*) > 0)`
}
