import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { oneYjs } from './tools/oneYjs.ts'
import { precompress } from './tools/precompress.ts'

const suite = (name: string, include: string[], options: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: { name, include, setupFiles: ['tests/support/seeded.ts'], ...options },
})

const slow = { testTimeout: 120_000, hookTimeout: 120_000 }

/**
 * Few files: over a line with a long way there and back, each costs more than its bytes. What every page starts with is one;
 * what several pages share goes to them in parts of a worthwhile size.
 */
const chunks = [
  { name: 'start', tags: ['$initial' as const], priority: 1 },
  { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 30_000 },
]

export default defineConfig({
  root: 'client',
  plugins: [react(), oneYjs(), precompress()],
  // Two copies of yjs in one bundle break every document silently.
  resolve: { dedupe: ['yjs', 'y-protocols', 'react', 'react-dom', '@tiptap/pm'] },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: chunks },
        // A part's own name lists all pages that share it.
        chunkFileNames: ({ name }) => `assets/${name.startsWith('shared') ? 'shared' : '[name]'}-[hash].js`,
        assetFileNames: ({ names }) =>
          `assets/${names[0]?.startsWith('shared') ? 'shared' : '[name]'}-[hash][extname]`,
      },
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:3000', '/sync': { target: 'ws://127.0.0.1:3000', ws: true } },
  },
  test: {
    root: import.meta.dirname,
    projects: [
      suite('unit', ['{shared,server,client,tools}/**/*.test.{ts,tsx}']),
      suite('contracts', ['tests/contracts/**/*.test.ts'], slow),
      suite('law', ['tests/law/**/*.test.ts'], slow),
      suite('fuzz', ['tests/fuzz/**/*.test.ts'], slow),
      suite('integration', ['tests/integration/**/*.test.ts'], { ...slow, maxWorkers: 2 }),
      suite('e2e', ['tests/e2e/**/*.test.ts'], { ...slow, maxWorkers: 1, fileParallelism: false }),
    ],
  },
})
