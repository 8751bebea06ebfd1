/** What is said of a form that was handed in (`done`): in time or late; or that nobody reviews it, where one person is alone. */
export const handedIn = ({ late, waits }: { readonly late: boolean; readonly waits: boolean }): string =>
  waits ? (late ? 'submitted-late' : 'submitted') : 'not-reviewed'
