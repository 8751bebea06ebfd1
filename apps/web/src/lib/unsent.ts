/** Whether the page that is being rendered is taken over by a script in the browser; told by the server, which knows the page. */
const page = { isHydrated: () => true }

export function learnWhatIsHydrated(isHydrated: () => boolean): void {
  page.isHydrated = isHydrated
}

/**
 * SvelteKit writes the data of every page as JavaScript, and throws that away where no script takes the page over; for a large page it costs as
 * much as rendering. This is the data of a part of such a page, all at once.
 */
export const isDataOfPlainPage = (value: unknown): boolean => isPayload(value) && !page.isHydrated()

const isPayload = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'data' &&
  'data' in value &&
  'uses' in value
