/** The desk of the page, in a worker: opens scenarios, says which jobs to run, makes tables, briefing and charts of what comes. */

import { strToU8, zipSync } from 'fflate'
import { z } from 'zod'
import type { Outcome } from '../../execution/job.ts'
import { InputError } from '../../input-error.ts'
import { tool } from '../../run-folder/tool.ts'
import { builtInNames, loadScenario } from '../../scenarios/load.ts'
import type { Answered } from '../answer.ts'
import { differingIn } from '../differing.ts'
import { factsOf, hypothesesOf } from '../facts.ts'
import type { ChartForm, FromDesk, Listed, ToDesk } from '../messages.ts'
import { baselineName, commandLine, type Question, questionOf } from '../question.ts'
import { Session } from '../session.ts'
import { keyOf, type State } from '../state.ts'
import { filesOf, spreadsheetOf } from '../take-away.ts'
import { drawn } from './draw.ts'
import { put, remove } from './node/fs.ts'

// Validation by code made at run time is refused by the page’s policy.
z.config({ jitless: true })

const say = (message: FromDesk, transfer: Transferable[] = []) => postMessage(message, { transfer })

/** Results by address, the oldest first; enough for a few comparisons and back. */
const results = new Map<string, Outcome>()
const mostResults = 400
/** Sessions by the key of their state, with what they said last. */
const sessions = new Map<string, { readonly session: Session; answered?: Answered }>()
const mostSessions = 12

let wanted: readonly string[] = []
let workers = 1
/** What making the last answer took, and when it was made, in milliseconds. */
let [took, madeAt] = [0, 0]
let isMaking = false

/** Opens a state, with its file on the disk while that is done. */
function opened(state: State): Question {
  const path = state.file && `/work/${state.file.name}`
  if (path !== undefined) put(path, state.file!.text)
  try {
    return questionOf(state)
  } finally {
    if (path !== undefined) remove(path)
  }
}

function ask(states: readonly State[]): void {
  wanted = states.map(keyOf)
  const questions: Question[] = []
  for (const state of states) {
    const key = keyOf(state)
    try {
      const known = sessions.get(key)
      const question = known?.session.question ?? opened(state)
      questions.push(question)
      const entry = known ?? { session: new Session(question) }
      sessions.delete(key)
      sessions.set(key, entry)
      for (const { address } of entry.session.left) {
        const outcome = results.get(address)
        if (outcome !== undefined) entry.session.take(address, outcome)
      }
    } catch (error) {
      refuse(key, error)
    }
  }
  for (const [i, question] of questions.entries())
    if (i === 0 || !sessions.get(keyOf(question.state))!.answered) tell(question, questions)
  while (sessions.size > Math.max(mostSessions, wanted.length)) sessions.delete(sessions.keys().next().value!)
  distribute()
  for (const key of wanted) {
    const entry = sessions.get(key)
    if (entry?.answered !== undefined)
      say({ kind: 'answer', key, answer: entry.answered.answer, isFinal: isFinal(entry) })
  }
  void answer()
}

const isFinal = ({ session, answered }: { readonly session: Session; answered?: Answered }) =>
  session.isFinal && answered?.answer.replications === session.complete

function refuse(key: string, error: unknown): void {
  if (!(error instanceof InputError)) throw error
  say({ kind: 'refused', key, problems: error.message.split('\n') })
}

/** Says what a question is about, and how it differs from those beside it. */
function tell(question: Question, all: readonly Question[]): void {
  const { state, scenarios, remarks } = question
  const option = scenarios.at(-1)!
  const usual = opened({ ...state, settings: [] })
  const others = all.filter((other) => other !== question)
  say({
    kind: 'opened',
    key: keyOf(state),
    opened: {
      name: option.name,
      title: option.values.title,
      summary: option.values.summary,
      groups: factsOf(question, usual),
      hypotheses: hypothesesOf(question),
      command: commandLine(question),
      remarks,
      differing: {
        usual: differingIn(usual, question),
        ...Object.fromEntries(others.map((other) => [keyOf(other.state), differingIn(question, other)])),
      },
    },
  })
}

/** Says which jobs to run next: those of the first question first, a few more than there are workers. */
function distribute(): void {
  const open = wanted.flatMap((key) => sessions.get(key)?.session.left ?? [])
  const first = new Map(open.map((each) => [each.address, each]))
  const jobs = [...first.values()].slice(0, 2 * workers).map(({ address, job }) => ({ address, job }))
  say({ kind: 'run', jobs })
}

function take(address: string, outcome: Outcome): void {
  results.set(address, outcome)
  while (results.size > mostResults) results.delete(results.keys().next().value!)
  for (const { session } of sessions.values()) session.take(address, outcome)
  distribute()
  for (const key of wanted) {
    const session = sessions.get(key)?.session
    if (session !== undefined)
      say({ kind: 'progress', key, done: session.complete, of: session.question.state.replications })
  }
  void answer()
}

/** Makes the next answer that is due: the first of all at once, others when as long has passed as making the last one took. */
async function answer(): Promise<void> {
  if (isMaking) return
  isMaking = true
  try {
    for (;;) {
      const due = wanted.find((key) => isDue(sessions.get(key)))
      if (due === undefined) break
      const entry = sessions.get(due)!
      const start = performance.now()
      const made = await entry.session.answer()
      ;[took, madeAt] = [performance.now() - start, performance.now()]
      if (made === undefined) {
        if (!entry.session.isFinal) break
        say({ kind: 'refused', key: due, problems: entry.session.faults })
        wanted = wanted.filter((key) => key !== due)
        continue
      }
      entry.answered = made
      if (wanted.includes(due))
        say({ kind: 'answer', key: due, answer: made.answer, isFinal: isFinal(entry) })
      await new Promise((resolve) => setTimeout(resolve))
    }
  } catch (error) {
    fail(error)
  } finally {
    isMaking = false
  }
}

function isDue(entry: { readonly session: Session; answered?: Answered } | undefined): boolean {
  if (entry === undefined) return false
  const { session, answered } = entry
  const said = answered?.answer.replications ?? 0
  if (session.complete <= said && !(session.isFinal && answered === undefined)) return false
  return said === 0 || session.isFinal || performance.now() - madeAt > 3 * took
}

async function draw(key: string, id: string, form: ChartForm): Promise<void> {
  const chart = sessions.get(key)?.answered?.charts.find((each) => each.id === id)
  if (chart !== undefined) say({ kind: 'drawn', key, chart: id, form, svg: await drawn(chart, form) })
}

/** What is taken away: one table, the scenario, the spreadsheet, or everything in one archive. */
function takeAway(key: string, what: 'csv' | 'xlsx' | 'yaml' | 'all'): void {
  const entry = sessions.get(key)
  if (entry?.answered === undefined) return
  const { question } = entry.session
  const name = question.scenarios.at(-1)!.name
  const give = (file: string, type: string, bytes: Uint8Array) =>
    say({ kind: 'taken', key, name: file, type, bytes })
  const files = filesOf(question, entry.answered)
  const file = (path: string) => strToU8(files.get(path)!)
  if (what === 'csv') give('summary.csv', 'text/csv', file('results/summary.csv'))
  else if (what === 'yaml') give(`${name}.yaml`, 'text/yaml', file(`scenarios/${name}.yaml`))
  else if (what === 'xlsx') {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    give(`${name}.xlsx`, type, spreadsheetOf(question, entry.answered, '/work/run', put))
  } else {
    const content = Object.fromEntries([...files].map(([path, text]) => [path, strToU8(text)]))
    give(`${name}.zip`, 'application/zip', zipSync(content))
  }
}

const listed = (): Listed[] =>
  builtInNames().flatMap((name) => {
    const { values } = loadScenario(name)
    const { start } = loadScenario(baselineName).values
    return values.start === start ? [{ name, title: values.title, summary: values.summary }] : []
  })

const fail = (error: unknown) =>
  say({
    kind: 'failed',
    message: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error),
  })

/** Says what there is to choose from, and loads the typeface that charts are measured with. */
async function start(fonts: readonly ArrayBuffer[]): Promise<void> {
  say({ kind: 'ready', version: tool.version, scenarios: listed() })
  for (const [i, font] of fonts.entries()) {
    const face = new FontFace('Source Sans 3', font, { weight: i === 0 ? '400' : '700' })
    ;(self as unknown as { fonts: FontFaceSet }).fonts.add(await face.load())
  }
}

/** Does what the page asks. */
export async function hear(data: ToDesk): Promise<void> {
  try {
    if (data.kind === 'start') await start(data.fonts)
    else if (data.kind === 'ask') {
      workers = data.workers
      ask(data.states)
    } else if (data.kind === 'outcome') take(data.address, data.outcome)
    else if (data.kind === 'draw') await draw(data.key, data.chart, data.form)
    else takeAway(data.key, data.what)
  } catch (error) {
    fail(error)
  }
}
