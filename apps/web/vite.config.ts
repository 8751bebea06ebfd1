import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { messageKeys } from './message-keys.ts'
import { ownScripts } from './own-scripts.ts'
import { serverOnly } from './server-only.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  // Our own packages stay outside the bundle: Node runs their .ts, once, and their import.meta.url stays true.
  environments: { ssr: { build: { rolldownOptions: { external: [/^@waymark\//] } } } },
  plugins: [
    messageKeys(fileURLToPath(new URL('../..', import.meta.url))),
    serverOnly(['@waymark/store', '@waymark/operations', '@waymark/print']),
    ownScripts(here, {
      saving: 'src/lib/saving/main.ts',
      notes: 'src/lib/notes/main.ts',
      worker: { entry: 'src/lib/notes/worker.ts', at: '/notes.js' },
    }),
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true }),
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one inline style of SvelteKit's route announcer on hydrated pages.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'worker-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
        },
      },
      serviceWorker: { register: false },
      version: { name: process.env.WAYMARK_VERSION ?? 'dev' },
    }),
  ],
})
