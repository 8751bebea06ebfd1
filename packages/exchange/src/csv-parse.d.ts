/** One record: its fields, as they stand. */
export type ParsedRecord = {
  readonly record: readonly string[]
  /** Its text, with the end of its line. */ readonly raw?: string
}

export type ParseOptions = {
  readonly delimiter: string
  readonly record_delimiter: readonly string[]
  readonly info: true
  /** Whether each record has its text. */
  readonly raw: boolean
  readonly relax_column_count: true
  /** A quote within a cell that does not begin with one is a sign of it. */
  readonly relax_quotes: boolean
  readonly skip_empty_lines: false
  readonly max_record_size: number
  readonly to: number
}

export declare class CsvError extends Error {
  readonly code: string
  /** How many records were read before the error. */
  readonly records?: number
}

/** Throws a CsvError on text that is not CSV. */
export declare function parse(text: string, options: ParseOptions): readonly ParsedRecord[]
