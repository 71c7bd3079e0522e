/** What somebody may do to a finished run's folder, as a table; and how it is sealed again by somebody who knows how. */
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../../src/digest.ts'
import { json } from '../../src/run-folder/folder.ts'
import { digestsBesideResults, filesIn } from '../../src/run-folder/folder-files.ts'
import { filesDigest, inputsDigest, type Manifest, type Unsealed } from '../../src/run-folder/manifest.ts'
import { sealed } from '../../src/run-folder/seal.ts'

/** A change of a folder, and what `verify` says of it. */
export interface Tamper {
  readonly does: string
  readonly change: (folder: string) => void
  /** What is printed. */
  readonly says: string
}

const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')
const edit = (path: string, from: string | RegExp, to: string) => (folder: string) => {
  const before = text(folder, path)
  const after = before.replace(from, to)
  if (after === before) throw new Error(`nothing to replace in ${path}`)
  writeFileSync(join(folder, path), after)
}
const remove = (path: string) => (folder: string) => rmSync(join(folder, path), { recursive: true })
const add =
  (path: string, content = 'forged\n') =>
  (folder: string) =>
    writeFileSync(join(folder, path), content)
const flip = (path: string) => (folder: string) => {
  const bytes = readFileSync(join(folder, path))
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1)
  writeFileSync(join(folder, path), bytes)
}
const swap = (one: string, other: string) => (folder: string) => {
  const [a, b, aside] = [join(folder, one), join(folder, other), join(folder, 'aside')]
  renameSync(a, aside)
  renameSync(b, a)
  renameSync(aside, b)
}
const altered = (path: string) => `${path}: altered`
const missing = (path: string) => `${path}: missing`
const added = (path: string) => `${path}: not in the manifest`
const row = (does: string, says: string, change: (folder: string) => void): Tamper => ({ does, says, change })

/** Changes by somebody who leaves the manifest alone. */
export const plainTampers: readonly Tamper[] = [
  row(
    'a digit of a chart',
    altered('charts/differences.svg'),
    edit('charts/differences.svg', /(\d)\.(\d)/, '9$1.$2'),
  ),
  row('a bit of a picture', altered('charts/waits.png'), flip('charts/waits.png')),
  row(
    'two pictures swapped',
    altered('charts/waits.png'),
    swap('charts/waits.png', 'charts/differences.png'),
  ),
  row(
    'two slides swapped',
    altered('charts/waits.slide.svg'),
    swap('charts/waits.slide.svg', 'charts/differences.slide.svg'),
  ),
  row('a chart taken away', missing('charts/waits.svg'), remove('charts/waits.svg')),
  row('all charts taken away', missing('charts/waits.svg'), remove('charts')),
  row('a chart added', added('charts/new.svg'), add('charts/new.svg')),
  row(
    'a specification altered',
    altered('charts/waits.vl.json'),
    edit('charts/waits.vl.json', /wait/i, 'time'),
  ),
  row(
    'a value of a summary',
    altered('results/summary.csv'),
    edit('results/summary.csv', /(\d)(\d)/, '$2$1'),
  ),
  row('a line end in a table', altered('results/monthly.csv'), (folder) =>
    appendFileSync(join(folder, 'results/monthly.csv'), '\n'),
  ),
  row('a table taken away', missing('results/differences.csv'), remove('results/differences.csv')),
  row('a table added', added('results/new.csv'), add('results/new.csv')),
  row(
    'a bit of the replications',
    altered('results/replications.parquet'),
    flip('results/replications.parquet'),
  ),
  row(
    'an empty file in place of the totals',
    altered('results/totals.parquet'),
    add('results/totals.parquet', ''),
  ),
  row('an assumption', altered('assumptions.csv'), edit('assumptions.csv', /,(\d)/, ',9$1')),
  row('the assumptions taken away', missing('assumptions.csv'), remove('assumptions.csv')),
  row('a word of the report', altered('report.html'), edit('report.html', 'the', 'no')),
  row('the report taken away', missing('report.html'), remove('report.html')),
  row('a word of the documentation', altered('stress-des.md'), edit('stress-des.md', 'the', 'no')),
  row('a bit of a spreadsheet', altered('tables.xlsx'), flip('tables.xlsx')),
  row(
    'a value of a scenario',
    altered('scenarios/hub.yaml'),
    edit('scenarios/hub.yaml', /value: (\d)/, 'value: 9$1'),
  ),
  row(
    'a note of a scenario',
    altered('scenarios/hub.yaml'),
    edit('scenarios/hub.yaml', 'note: ', 'note: Not that '),
  ),
  row('a scenario taken away', missing('scenarios/hub.yaml'), remove('scenarios/hub.yaml')),
  row('a scenario added', added('scenarios/new.yaml'), add('scenarios/new.yaml')),
  row('a file of failures added', added('failures.json'), add('failures.json', '[]\n')),
  row('a sign-off added', added('report/sign-off.yaml'), (folder) => {
    mkdirSync(join(folder, 'report'))
    writeFileSync(join(folder, 'report/sign-off.yaml'), 'approver: Nobody\n')
  }),
  row('a table that is a link to itself elsewhere', missing('results/summary.csv'), (folder) => {
    renameSync(join(folder, 'results/summary.csv'), join(folder, '../elsewhere.csv'))
    symlinkSync('../../elsewhere.csv', join(folder, 'results/summary.csv'))
  }),
  row('the seed', altered('manifest.json'), edit('manifest.json', '"seed": 7', '"seed": 8')),
  row(
    'the time of the run',
    altered('manifest.json'),
    edit('manifest.json', /"started": "2/, '"started": "3'),
  ),
  row('the manifest set in another way', altered('manifest.json'), (folder) => {
    const path = join(folder, 'manifest.json')
    writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))))
  }),
  row('half a manifest', altered('manifest.json'), (folder) => {
    const whole = text(folder, 'manifest.json')
    writeFileSync(join(folder, 'manifest.json'), whole.slice(0, whole.length >> 1))
  }),
]

type Loose = Record<string, unknown>

/** Writes the manifest anew with digests of what is there now, as the program itself would; then a change of it, sealed as well. */
export function sealAgain(folder: string, change: (manifest: Loose) => void = () => {}): void {
  const path = join(folder, 'manifest.json')
  const { sha256: _, ...manifest } = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  const files = filesIn(folder)
    .own.filter((file) => file.startsWith('results/'))
    .map((file) => ({ path: file, sha256: sha256(readFileSync(join(folder, file))) }))
  const scenarios = manifest.scenarios.map(({ name }) => ({
    name,
    sha256: sha256(readFileSync(join(folder, `scenarios/${name}.yaml`))),
  }))
  const again = { ...manifest, scenarios }
  const whole: Unsealed = {
    ...again,
    inputs: { sha256: inputsDigest(again) },
    results: { sha256: filesDigest(files), files },
    files: digestsBesideResults(folder),
  }
  change(whole as unknown as Loose)
  if (whole.seed !== manifest.seed) Object.assign(whole.inputs, { sha256: inputsDigest(whole) })
  writeFileSync(path, json(sealed(whole)))
}

const again = (path: string) => `${path}: not as when run again`
const notMade = (path: string) => `${path}: not made when run again`
const nowMade = (path: string) => `${path}: missing, and made when run again`

/** Changes after which the folder is sealed again: each of a file of its own, so that all may be made at once. */
export const sealedTampers: readonly Tamper[] = [
  row(
    'a digit of a chart',
    again('charts/differences.svg'),
    edit('charts/differences.svg', /(\d)\.(\d)/, '9$1.$2'),
  ),
  row('a bit of a picture', again('charts/waits.png'), flip('charts/waits.png')),
  row('a slide in place of another', again('charts/waits.slide.png'), (folder) =>
    copyFileSync(join(folder, 'charts/differences.slide.png'), join(folder, 'charts/waits.slide.png')),
  ),
  row('a chart struck out', nowMade('charts/waits.svg'), remove('charts/waits.svg')),
  row('a chart added', notMade('charts/new.svg'), add('charts/new.svg')),
  row('a specification', again('charts/waits.vl.json'), edit('charts/waits.vl.json', /wait/i, 'time')),
  row('a value of a summary', again('results/summary.csv'), edit('results/summary.csv', /(\d)(\d)/, '$2$1')),
  row('a table struck out', nowMade('results/monthly.csv'), remove('results/monthly.csv')),
  row('a table added', notMade('results/new.csv'), add('results/new.csv')),
  row('an assumption', again('assumptions.csv'), edit('assumptions.csv', /,(\d)/, ',9$1')),
  row('a word of the report', again('report.html'), edit('report.html', 'the', 'no')),
  row('the documentation struck out', nowMade('stress-des.md'), remove('stress-des.md')),
  row('a spreadsheet in place of another', again('tables.ods'), (folder) =>
    copyFileSync(join(folder, 'tables.xlsx'), join(folder, 'tables.ods')),
  ),
  row('a file of failures', notMade('failures.json'), add('failures.json', '[]\n')),
]

const field = (does: string, says: string, change: (manifest: Loose) => void): Tamper =>
  row(does, says, (folder) => sealAgain(folder, change))

const set = (key: string, value: unknown) => (of: Loose) => {
  of[key] = value
}

/** Manifests that no run writes, sealed again. */
export const shapeTampers: readonly Tamper[] = [
  field('no scenarios', 'scenarios: found null', set('scenarios', null)),
  field('a list in place of the results', 'results: found a list', set('results', [])),
  field('no environment', 'environment: found nothing', (of) => {
    Reflect.deleteProperty(of, 'environment')
  }),
  field('a key more', 'unknown key "approved"', set('approved', true)),
  field('a seed below 0', 'seed: found -1', set('seed', -1)),
  field('replications without end', 'replications: found 1000000000000', set('replications', 1e12)),
  field('a horizon of 0', 'horizon_years: found 0', set('horizon_years', 0)),
  field('a scenario outside the folder', 'scenarios.0.name: found "../../etc/passwd"', (of) => {
    of['scenarios'] = [{ name: '../../etc/passwd', sha256: '0'.repeat(64) }]
  }),
  field('a file outside the folder', 'files.0.path: found "../../etc/passwd"', (of) => {
    of['files'] = [{ path: '../../etc/passwd', sha256: '0'.repeat(64) }]
  }),
  field('a digest that is none', 'results.sha256: found "verified"', (of) => {
    of['results'] = { ...(of['results'] as object), sha256: 'verified' }
  }),
  field('a question without a kind', 'asked.kind: found nothing', set('asked', {})),
  field('a question of another shape', 'asked.curve: found 5', (of) => {
    of['asked'] = { kind: 'comparison', curve: 5 }
  }),
]

/** Changes of what the run was, sealed again: each is another run, whose results are not these. */
export const questionTampers: readonly Tamper[] = [
  field('another seed', again('results/summary.csv'), set('seed', 8)),
  row('another value of a scenario', again('assumptions.csv'), (folder) => {
    edit('scenarios/hub.yaml', 'per_week: { value: 40', 'per_week: { value: 41')(folder)
    sealAgain(folder)
  }),
]

/** Changes that nobody could notice, of which `verify` says that it does not. */
export const outsideTampers: readonly Tamper[] = [
  field(
    'when and how it was run',
    'when it was run, for how long, with how many workers, and by which command line',
    (of) => {
      of['run'] = { started: '1999-12-31T00:00:00.000Z', seconds: 1, workers: 1000 }
    },
  ),
]
