/** What the front says to the site of a request. What a client sends under these names is overwritten. */
export const headersToSite = {
  // The built site reads these two names once, when it is loaded.
  protocol: 'waymark-request-protocol',
  host: 'waymark-request-host',
  /** Whether this site is for the people of this machine alone. */
  machine: 'waymark-this-machine',
} as const
