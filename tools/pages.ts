/**
 * Writes pages of docs/, and what is made beside them, from templates, run folders and data: `npm run pages -- options`. With `--check` writes
 * nothing and fails if a page is not as this would write it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from './pages/page.ts'

/** How a page is made, and the commands after which it is as it should be. */
interface Maker {
  readonly make: () => Promise<Page>
  readonly from: string
  readonly again: string
}

const makers: Readonly<Record<string, Maker>> = {
  readme: {
    make: async () => (await import('./pages/readme.ts')).readmePages(),
    from: 'npm start and npm run sensitivity',
    again: 'both and npm run readme',
  },
  validation: {
    make: async () => (await import('./pages/validation.ts')).validationPage(),
    from: 'the run folders',
    again: 'the commands on the page',
  },
  'historic-inputs': {
    make: async () => (await import('./pages/historic-inputs.ts')).historicInputs(),
    from: 'the evidence',
    again: 'npm run historic',
  },
  historic: {
    make: async () => (await import('./pages/historic.ts')).historicPage(),
    from: 'the run folder',
    again: 'npm run historic-run and npm run historic-page',
  },
  parameters: {
    make: async () => (await import('./pages/parameters.ts')).parametersPage(),
    from: 'the schema and its questions',
    again: 'npm run parameters',
  },
  rooms: {
    make: async () => (await import('./pages/rooms.ts')).roomsPage(),
    from: 'the imports of src',
    again: 'npm run pages -- rooms',
  },
  evidence: {
    make: async () => (await import('./pages/evidence.ts')).evidencePages(),
    from: 'the evidence and the scenarios',
    again: 'npm run register',
  },
  questions: {
    make: async () => (await import('./pages/questions.ts')).questionsPage(),
    from: 'the run folders',
    again: 'npm run questions',
  },
  'what-matters': {
    make: async () => (await import('./pages/what-matters.ts')).whatMattersPage(),
    from: 'the run folder',
    again: 'npm run what-matters',
  },
  options: {
    make: async () => (await import('./pages/options.ts')).optionsPage(),
    from: 'the run folders',
    again: 'the commands on the page and npm run options-page',
  },
}

const [name, ...flags] = process.argv.slice(2)
const maker = makers[name ?? '']
if (maker === undefined || flags.some((flag) => flag !== '--check')) {
  console.error(`Give one of ${Object.keys(makers).join(', ')}, and --check to compare only`)
  process.exitCode = 2
} else {
  const page = await maker.make()
  if (flags.includes('--check')) check(page, maker)
  else write(page)
}

/** Says which files differ. Of pictures their being there counts: pixels may differ between processors. */
function check({ texts, pictures }: Page, { from, again }: Maker): void {
  const differs = (path: string, content: string) =>
    !existsSync(path) || readFileSync(path, 'utf8') !== content
  const stale = [...texts, ...(pictures?.files ?? [])].filter(([path, content]) =>
    typeof content === 'string' ? differs(path, content) : !existsSync(path),
  )
  if (stale.length === 0) return
  console.error(`Not as ${from} make them: ${stale.map(([path]) => path).join(', ')}. Run ${again}`)
  process.exitCode = 1
}

function write({ texts, pictures }: Page): void {
  if (pictures !== undefined) {
    mkdirSync(pictures.folder, { recursive: true })
    for (const file of readdirSync(pictures.folder)) rmSync(join(pictures.folder, file))
  }
  for (const [path, content] of [...texts, ...(pictures?.files ?? [])]) writeFileSync(path, content)
}
