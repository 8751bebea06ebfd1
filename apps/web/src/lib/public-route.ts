/** Pages of the installation itself, which show the same to everybody. */
const ofInstallation =
  /^\/\[language=language\](?:\/(?:about|accessibility|conditions|frameworks(?:\/\[edition\])?|method|privacy|reviews(?:\/.*)?|terms|wrong))?$/

/** What else shows the same to everybody: what networks published, and two files. */
const others =
  /^\/(?:robots\.txt|\[language=language\]\/(?:terms\/words\.json|\[network\](?:\/(?:wrong|\[release=release\](?:\/.*)?))?))?$/

/** Whether a route is a page of the installation itself; null is the route of an address that none takes. */
export const isInstallationPage = (route: string | null): boolean => route !== null && ofInstallation.test(route)

/**
 * Whether a route shows the same to everybody: anybody may keep its answers, and Shift three times leaves its pages. Any other route is
 * private, also one that is new here, and an address that no route takes (null).
 */
export const isPublicRoute = (route: string | null): boolean =>
  isInstallationPage(route) || (route !== null && others.test(route))
