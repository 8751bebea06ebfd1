import type { Plugin } from 'vite'

/**
 * Stops the build when one of these packages would be taken to the browser. SvelteKit guards server files of this app
 * only; workspace packages need their own guard, also on pages that are never hydrated, for they are compiled too.
 */
export function serverOnly(names: readonly string[]): Plugin {
  return {
    name: 'server-only-packages',
    enforce: 'pre',
    applyToEnvironment: environment => environment.config.consumer === 'client',
    resolveId(id, importer) {
      if (names.some(name => id === name || id.startsWith(`${name}/`))) {
        this.error(`${id} runs on the server only, but ${importer} takes it to the browser.`)
      }
    },
  }
}
