/** How people in the country may respond to a transfer scheme that could take them. */
import { z } from 'zod'
import { quantity, uncertain } from './quantity.ts'
import { line } from './text.ts'

const ratio = (about: string) =>
  quantity('ratio', `${about}, relative to that without a response (1: unchanged).`, { min: 0, max: 100 })

const rates = (when: string) =>
  z
    .strictObject({
      departures: ratio('Rate of leaving of one’s own accord once rights are exhausted'),
      loss_of_contact: ratio('Rate of losing contact once rights are exhausted'),
      documents: ratio('Speed of travel documents still outstanding'),
      withdrawals: ratio('Rate of withdrawing a claim that waits for a decision'),
    })
    .describe(when)

/** A hypothesis of what people do who could be sent. */
const responseHypothesis = z
  .strictObject({
    label: line(120),
    strength: uncertain(
      'strength',
      'The power that every ratio of the response is raised to: 0 no response, 1 the ratios as they stand, 2 their squares.',
      { min: 0, max: 10 },
    ),
    when_open: rates(
      'Of people whom a scheme that is open could take and who have not been referred to one.',
    ),
    when_referred: rates('Of people who have been referred to a scheme, as long as it could take them.'),
  })
  .describe('A response in the country: run with `--response` and its name.')

/** The response in the country. */
export const response = z
  .strictObject({
    in_force: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'none, or the name of a hypothesis of the response')
      .describe('The hypothesis in force: a name under `hypotheses`, or `none`.'),
    hypotheses: z
      .record(
        z
          .string()
          .regex(/^(?!none$)[a-z0-9]+(-[a-z0-9]+)*$/, 'a name other than none, lower case with hyphens'),
        responseHypothesis,
      )
      .describe('Hypotheses by name. `none`, that nobody responds, always stands beside them.'),
  })
  .describe('What people in the country do who could be sent by a scheme that was not open before the start.')

/** The hypothesis that always stands beside any other: nobody responds. */
export const noResponse = 'none'
