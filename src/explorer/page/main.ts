/** The page: what is asked, the answer, options side by side, and what may be taken away. The model runs in workers. */
import { strFromU8, unzipSync } from 'fflate'
import { InputError } from '../../input-error.ts'
import { fromAddress, toAddress } from '../address.ts'
import type { Answer } from '../answer.ts'
import type { FromDesk, Opened, ToDesk } from '../messages.ts'
import { firstState, keyOf, mostCharacters, mostPins, type Shared, type State, sharedOf } from '../state.ts'
import { AnswerView } from './answer-view.ts'
import { button, byId, el, save } from './dom.ts'
import { Panel } from './panel.ts'
import { pinsOf } from './pins-view.ts'
import { Pool } from './pool.ts'
import { slidePicture } from './slide-picture.ts'
import { TakeView } from './take-view.ts'

/** What is known of a state. */
interface Known {
  opened?: Opened
  answer?: Answer
  isFinal: boolean
  problems: readonly string[]
}

let now: State = firstState
let pins: readonly State[] = []
const known = new Map<string, Known>()
const of = (key: string): Known => {
  const found = known.get(key) ?? { isFinal: false, problems: [] }
  known.set(key, found)
  return found
}

const { desk, pool } = started()
const send = (message: ToDesk) => desk.postMessage(message)

const answerView = new AnswerView({
  draw: (chart, form) => send({ kind: 'draw', key: keyOf(now), chart, form }),
})
const panel = new Panel({ change: (state) => change(state), open: (file) => void opens(file) })
const pinsPlace = el('section', { class: 'beside', 'aria-label': 'Options side by side' })
const takeView = new TakeView({
  copyLink: async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      return true
    } catch {
      return false
    }
  },
  take: (what) => send({ kind: 'take', key: keyOf(now), what }),
})
const notice = el('div', { class: 'notice', role: 'alert' })
const pinButton = button('Keep this option beside the next', () => pin())

byId('app').append(
  panel.element,
  el(
    'main',
    { id: 'answer', tabindex: -1 },
    notice,
    answerView.element,
    el('p', { class: 'take' }, pinButton),
    pinsPlace,
    answerView.behind,
    takeView.element,
  ),
)

/** Unpacks the page and starts its workers. */
function started(): { readonly desk: Worker; readonly pool: Pool } {
  const parts = Uint8Array.from(atob(byId('parts').textContent ?? ''), (each) => each.charCodeAt(0))
  byId('parts').remove()
  const own = unzipSync(parts, { filter: ({ name }) => !name.startsWith('package/') })
  const codeOf = (name: string) =>
    URL.createObjectURL(new Blob([strFromU8(own[name]!)], { type: 'text/javascript' }))
  const worker = new Worker(codeOf('desk.js'))
  worker.onmessage = ({ data }: MessageEvent<FromDesk>) => heard(data)
  worker.onerror = ({ message }) => tell([`The page failed: ${message}`])
  const fonts = ['font-400', 'font-700'].map((name) => own[name]!.slice().buffer)
  worker.postMessage({ kind: 'start', parts, fonts } satisfies ToDesk, [parts.buffer])
  const hands = new Pool(codeOf('simulator.js'), (address, outcome) =>
    send({ kind: 'outcome', address, outcome }),
  )
  return { desk: worker, pool: hands }
}

function tell(problems: readonly string[]): void {
  notice.replaceChildren(
    ...(problems.length === 0
      ? []
      : [el('ul', { class: 'problems' }, ...problems.map((each) => el('li', {}, each)))]),
  )
}

/** Another question, unless it is the same. What was asked before stays in the history of the page. */
function change(state: State): void {
  if (keyOf(state) === keyOf(now)) {
    panel.show(now)
    return
  }
  const isOther = state.scenario !== now.scenario || state.file?.text !== now.file?.text
  now = state
  if (isOther) answerView.forget()
  history.pushState(null, '', `#${toAddress(shared())}`)
  ask()
}

const shared = (): Shared => ({ v: 1, now, pins: [...pins] })

function ask(): void {
  tell([])
  panel.show(now)
  const { answer, isFinal } = of(keyOf(now))
  if (answer === undefined || !isFinal) answerView.waiting(now.replications)
  takeView.answered(answer, isFinal)
  beside()
  send({ kind: 'ask', states: [now, ...pins], workers: pool.size })
}

function pin(): void {
  const wrong = pins.map(keyOf).includes(keyOf(now))
    ? 'This option is kept already. Change it, and compare.'
    : pins.length >= mostPins
      ? `At most ${mostPins} options are kept. Remove one first.`
      : undefined
  if (wrong !== undefined) {
    tell([wrong])
    return
  }
  pins = [...pins, now]
  history.pushState(null, '', `#${toAddress(shared())}`)
  ask()
  answerView.say('The option is kept. Now change something.')
}

/** The table of options side by side. */
function beside(): void {
  const columns = [now, ...pins].map((state) => {
    const { opened, answer, isFinal, problems } = of(keyOf(state))
    const differing = of(keyOf(now)).opened?.differing[keyOf(state)] ?? []
    const title = opened?.title ?? state.scenario ?? state.file?.name ?? ''
    return { key: keyOf(state), title, differing, answer, isFinal, problems }
  })
  const take = (key: string) => {
    const chosen = pins.find((state) => keyOf(state) === key)!
    pins = [...pins.filter((state) => state !== chosen), now].filter(
      (state) => keyOf(state) !== keyOf(chosen),
    )
    change(chosen)
  }
  const remove = (key: string) => {
    pins = pins.filter((state) => keyOf(state) !== key)
    history.pushState(null, '', `#${toAddress(shared())}`)
    ask()
    pinButton.focus()
  }
  pinsPlace.hidden = columns.length < 2
  pinsPlace.replaceChildren(...pinsOf(columns, { take, remove }))
}

type Said<K extends FromDesk['kind']> = Extract<FromDesk, { kind: K }>

/** What becomes of what the desk says. */
const hearing: { readonly [K in FromDesk['kind']]: (said: Said<K>) => void } = {
  ready({ scenarios }) {
    panel.list(scenarios)
    restore()
  },
  opened({ key, opened }) {
    Object.assign(of(key), { opened, problems: [] })
    if (key === keyOf(now)) {
      panel.opened(opened)
      takeView.opened(opened.command, opened.remarks)
    }
    beside()
  },
  refused({ key, problems }) {
    of(key).problems = problems
    if (key === keyOf(now)) answerView.refused(problems)
    beside()
  },
  run: ({ jobs }) => pool.run(jobs),
  progress({ key, done, of: all }) {
    if (key === keyOf(now)) answerView.progress(done, all, of(key).answer !== undefined)
  },
  answer: answered,
  drawn: (said) => void drawn(said),
  taken: ({ name, type, bytes }) => save(name, type, bytes as BlobPart),
  failed: ({ message }) => tell([`The page failed: ${message}`]),
}

const heard = (message: FromDesk): void => hearing[message.kind](message as never)

function answered({ key, answer, isFinal }: Said<'answer'>): void {
  Object.assign(of(key), { answer, isFinal })
  if (key === keyOf(now)) {
    answerView.show(answer, isFinal)
    takeView.answered(answer, isFinal)
  }
  beside()
}

async function drawn({ key, chart, form, svg }: Said<'drawn'>): Promise<void> {
  if (key !== keyOf(now)) return
  if (form === 'panels') answerView.drawn(chart, svg)
  else if (form === 'whole') save(`${chart}.svg`, 'image/svg+xml', svg)
  else save(`${chart}.png`, 'image/png', await slidePicture(svg))
}

/** Opens a file that was dropped or chosen. */
async function opens(file: File): Promise<void> {
  if (file.size > mostCharacters)
    return tell([`${file.name}: found ${file.size} bytes; allowed: at most ${mostCharacters} in this page`])
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    const { scenario: _, file: __, settings: ___, ...rest } = now
    change(sharedOf({ v: 1, now: { ...rest, file: { name: file.name, text } } }).now)
  } catch (error) {
    tell(
      error instanceof InputError
        ? error.message.split('\n')
        : [`${file.name}: found what is no text in UTF-8`],
    )
  }
}

/** Shows what the address says, else what the page was written with, else the first question. */
function restore(): void {
  try {
    const written = byId('start').textContent ?? ''
    const held = fromAddress(location.hash) ?? (written === '' ? undefined : sharedOf(JSON.parse(written)))
    now = held?.now ?? firstState
    pins = held?.pins ?? []
    answerView.forget()
    ask()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    now = firstState
    pins = []
    ask()
    tell([...error.message.split('\n'), 'The page shows its first question instead.'])
  }
}

addEventListener('popstate', restore)
addEventListener('hashchange', () => {
  if (location.hash !== `#${toAddress(shared())}`) restore()
})
addEventListener('dragover', (event) => event.preventDefault())
addEventListener('drop', (event) => {
  event.preventDefault()
  const file = event.dataTransfer?.files[0]
  if (file !== undefined) void opens(file)
})

/** What a mark of a chart says, beside the pointer. */
const tip = el('div', { class: 'tip', hidden: true, 'aria-hidden': 'true' })
document.body.append(tip)
addEventListener('pointermove', (event) => {
  const text = (event.target as Element).closest?.('.picture [data-tip]')?.getAttribute('data-tip')
  tip.hidden = !text
  if (!text) return
  tip.textContent = text
  tip.style.left = `${Math.min(event.clientX + 12, innerWidth - 260)}px`
  tip.style.top = `${event.clientY + 16}px`
})
