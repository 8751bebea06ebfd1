/** One record with the line its last character stands on. */
export type ParsedRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

export type ParseOptions = {
  readonly delimiter: string
  readonly info: true
  readonly relax_column_count: true
  readonly skip_empty_lines: false
  readonly max_record_size: number
  readonly to: number
}

export declare class CsvError extends Error {
  readonly code: string
  readonly lines?: number
}

/** Throws a CsvError on text that is not CSV. */
export declare function parse(text: string, options: ParseOptions): readonly ParsedRecord[]
