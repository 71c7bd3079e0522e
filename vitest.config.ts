import { availableParallelism } from 'node:os'
import { dirname, resolve, sep } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const [source, compiled] = [resolve('src') + sep, resolve('dist') + sep]

/** Tests import `src/x.ts` and get `dist/x.js`, loaded by Node itself: a module of the loader is read through getters, and slow. */
const compiledCode: Plugin = {
  name: 'compiled-code',
  enforce: 'pre',
  resolveId(path, importer) {
    if (importer === undefined || !path.startsWith('.') || !path.endsWith('.ts')) return undefined
    const file = resolve(dirname(importer), path)
    if (!file.startsWith(source)) return undefined
    return { id: compiled + file.slice(source.length).replace(/\.ts$/, '.js'), external: true }
  },
}

/** Suites that take long by their nature: whole commands, many replications. `npm run test:all` runs them as well. */
const slow = 'test/**/*.slow.test.ts'

/** Those of them that take longest. They begin first, so that none is left to run alone at the end. */
const longest = [
  'docs/readme',
  'scenarios/mutations',
  'commands/break-even',
  'commands/backtest',
  'charts/render',
  'experiments/switching',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(`test/${name}.slow.test.ts`))
      return place < 0 ? longest.length : place
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  // Coverage is counted on the source.
  plugins: process.argv.includes('--coverage') ? [] : [compiledCode],
  test: {
    globalSetup: 'test/build.ts',
    setupFiles: 'test/keep-threads.ts',
    // One fewer than the processors by default: on two, a single file at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // The explorer's page runs in a browser, where its tests drive it.
    coverage: { provider: 'v8', include: ['src/**/*.ts'], exclude: ['src/explorer/page/**'] },
    projects: [
      {
        extends: true,
        // Files share a process and what it has loaded: a third of the time was loading. None changes what others see.
        test: { name: 'quick', include: ['test/**/*.test.ts'], exclude: [slow], isolate: false },
      },
      { extends: true, test: { name: 'slow', include: [slow] } },
    ],
  },
})
