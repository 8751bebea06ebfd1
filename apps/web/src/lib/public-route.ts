/**
 * Routes whose pages show the same to everybody: anybody may keep their answers, and Shift three times leaves them. Any other route is
 * private, also one that is new here, and an address that no route takes.
 */
const publicRoute =
  /^\/(?:\[language=language\](?:\/(?:about|method|privacy|accessibility|conditions|wrong|terms(?:\/words\.json)?|\[network\](?:\/(?:wrong|\[release=release\](?:\/.*)?))?))?)?$/

/** Whether a route is one of them; null is the route of an address that none takes. */
export const isPublicRoute = (route: string | null): boolean => route !== null && publicRoute.test(route)
