/** What the page shows, as a value: what the address holds, what is asked of the model, and what may be shared. */
import { z } from 'zod'
import { InputError } from '../input-error.ts'

/** Most replications of a comparison in the page. */
export const mostReplications = 200
/** Most years of a comparison in the page. */
export const mostYears = 10
/** Most characters of a scenario file that an address carries. */
export const mostCharacters = 60_000
/** Most options that are kept beside the one that is being changed. */
export const mostPins = 3

const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)

const setting = z
  .string()
  .max(300)
  .regex(/^[^:=\s]+=[^\r\n]*$/)

const file = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_. -]{0,80}\.(ya?ml|json)$/),
  text: z.string().max(mostCharacters),
})

const stateSchema = z.strictObject({
  /** A built-in scenario; absent where a file is given. */
  scenario: name.optional(),
  /** A scenario of the reader’s own. */
  file: file.optional(),
  /** `path=value`, as on the command line, each path once. */
  settings: z.array(setting).max(60).default([]),
  /** A deterrence hypothesis that is run besides `none`. */
  deterrence: name.optional(),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(2025),
  replications: z.int().min(1).max(mostReplications).default(20),
  /** Years, in whole months. */
  horizon: z
    .number()
    .min(1 / 12)
    .max(mostYears)
    .refine((years) => Math.abs(years * 12 - Math.round(years * 12)) < 1e-6)
    .default(5),
})

const sharedSchema = z.strictObject({
  v: z.literal(1),
  now: stateSchema,
  pins: z.array(stateSchema).max(mostPins).default([]),
})

/** One question to the model: an option, what is changed in it, and how often and how far it is run. */
export type State = z.infer<typeof stateSchema>

/** What an address holds. */
export type Shared = z.infer<typeof sharedSchema>

/** What the page begins with. */
export const firstState: State = stateSchema.parse({ scenario: 'return-hubs' })

/** Reads what an address holds. @throws InputError that says what is wrong in it */
export function sharedOf(value: unknown): Shared {
  const read = sharedSchema.safeParse(value)
  if (read.success) {
    for (const state of [read.data.now, ...read.data.pins]) refuseUnclear(state)
    return read.data
  }
  throw new InputError(
    read.error.issues.map(({ path, message }) => ({
      file: 'the address',
      path: path.map(String).join('.'),
      found: message.slice(0, 200),
    })),
  )
}

function refuseUnclear({ scenario, file: own, settings }: State): void {
  const paths = settings.map((text) => text.slice(0, text.indexOf('=')))
  const twice = paths.find((path, i) => paths.indexOf(path) !== i)
  const wrong =
    (scenario === undefined) === (own === undefined)
      ? 'a scenario or a file is needed, and not both'
      : twice === undefined
        ? undefined
        : `${twice} is set twice`
  if (wrong !== undefined) throw new InputError([{ file: 'the address', path: '', found: wrong }])
}

/** A state as text: two states with the same text ask the same. */
export const keyOf = (state: State): string => {
  const { scenario, file: own, settings, deterrence, seed, replications, horizon } = state
  return JSON.stringify([scenario, own, settings.toSorted(), deterrence, seed, replications, horizon])
}

/** The value that a state sets a path to, as written; undefined where it sets none. */
export const settingAt = ({ settings }: State, path: string): string | undefined =>
  settings.find((text) => text.startsWith(`${path}=`))?.slice(path.length + 1)

/** The state with a path set to a value; undefined takes the setting back. */
export function withSetting(state: State, path: string, value: string | undefined): State {
  const others = state.settings.filter((text) => !text.startsWith(`${path}=`))
  return { ...state, settings: value === undefined ? others : [...others, `${path}=${value}`] }
}
