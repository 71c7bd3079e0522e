/**
 * The kinds of leaf a scenario document may have. Every number carries its unit, plausible range,
 * source and confidence; a leaf without unit and source does not validate.
 */
import { z } from 'zod'
import type { Schedule } from '../../calendar/step-function.ts'
import { line, prose } from './text.ts'

/** How sure we are of a figure. An assumption is never shown as a fact. */
export const confidences = ['published', 'derived', 'assumption'] as const
export type Confidence = (typeof confidences)[number]

/** What every parameter says of itself besides its value. */
const provenance = {
  source: z
    .union([line(300), z.array(line(300)).min(1)])
    .describe('Evidence source ids or evidence row ids, or the word "assumption".'),
  confidence: z
    .enum(confidences)
    .describe('published, derived (arithmetic shown in the note) or assumption.'),
  note: prose(5000).optional().describe('What the figure rests on, in a sentence.'),
}

/** Hard limits of a value: outside them the model has no meaning. `low` and `high` are the plausible range inside them. */
export interface Limits {
  readonly min?: number
  readonly max?: number
}

const bounded = ({ min, max }: Limits) => {
  let number = z.number()
  if (min !== undefined) number = number.min(min)
  if (max !== undefined) number = number.max(max)
  return number
}

/** A single number in `unit`. */
export const quantity = <U extends string>(unit: U, about: string, limits: Limits = {}) =>
  z
    .strictObject({
      value: bounded(limits),
      low: bounded(limits).optional(),
      high: bounded(limits).optional(),
      unit: z.literal(unit),
      ...provenance,
    })
    .describe(about)

/**
 * One change of a schedule. With `given` it is an observed or assumed input: it holds from `from` to the day before
 * `until`, in place of everything else, and nothing varies it at random.
 */
const change = (limits: Limits) =>
  z.strictObject({
    from: z.iso.date(),
    until: z.iso.date().optional().describe('First day on which a given value no longer holds.'),
    value: bounded(limits),
    given: z
      .literal(true)
      .optional()
      .describe('An input for the period up to `until`, without random variation.'),
  })

/**
 * A number that may change on calendar dates: `value` holds from the start, each change from its date on, and a given
 * change for its own period only.
 */
export const schedule = <U extends string>(unit: U, about: string, limits: Limits = {}) =>
  z
    .strictObject({
      value: bounded(limits),
      low: bounded(limits).optional(),
      high: bounded(limits).optional(),
      unit: z.literal(unit),
      changes: z.array(change(limits)).default([]),
      ...provenance,
    })
    .describe(about)

const amounts = new WeakSet<z.ZodType>()

/** A schedule of how much there is in the whole system, such as a capacity: a scenario at a share of national volume has that share of it. */
export const amount = <U extends string>(unit: U, about: string, limits: Limits = {}) => {
  const made = schedule(unit, about, limits)
  amounts.add(made)
  return made
}

/** Whether a part of the schema is an `amount`. */
export const isAmount = (schema: z.ZodType): boolean => amounts.has(schema)

/** A number nobody has published: drawn once per replication from a triangular distribution (low, value, high). */
export const uncertain = <U extends string>(unit: U, about: string, limits: Limits = {}) =>
  z
    .strictObject({
      value: bounded(limits),
      low: bounded(limits),
      high: bounded(limits),
      unit: z.literal(unit),
      sampled: z.literal('triangular'),
      ...provenance,
    })
    .describe(about)

/** Twelve numbers, January to December. */
export const monthly = <U extends string>(unit: U, about: string, limits: Limits = {}) =>
  z
    .strictObject({ value: z.array(bounded(limits)).length(12), unit: z.literal(unit), ...provenance })
    .describe(about)

/** People in periods for which they are given, in order; empty where nothing is given. */
export const givenPeople = (about: string, limits: Limits = {}) =>
  z
    .strictObject({
      value: z.array(
        z.strictObject({
          from: z.iso.date(),
          until: z.iso.date().describe('First day after the period.'),
          value: bounded(limits),
        }),
      ),
      unit: z.literal('people'),
      ...provenance,
    })
    .describe(about)

/** A calendar date, UTC. */
export const calendarDate = (about: string) =>
  z
    .strictObject({
      value: z.iso.date(),
      low: z.iso.date().optional(),
      high: z.iso.date().optional(),
      unit: z.literal('date'),
      ...provenance,
    })
    .describe(about)

/** A value to be drawn once per replication, as the model sees it. */
export interface Uncertain {
  readonly low: number
  readonly value: number
  readonly high: number
}

/** A scenario document with the provenance taken off: what the model reads. */
export type Values<T> = T extends { unit: string; sampled: string }
  ? Uncertain
  : T extends { unit: string; changes: readonly unknown[] }
    ? Schedule
    : T extends { unit: string; value: infer V }
      ? V
      : T extends readonly unknown[]
        ? T
        : T extends object
          ? { readonly [K in keyof T]: Values<T[K]> }
          : T
