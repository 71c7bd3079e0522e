import { describe, expect, test } from 'vitest'
import { type TimelineInput, timelineChart } from '../../src/charts/history/timeline.ts'
import { renderChart } from '../../src/charts/kit/render.ts'
import { partiesWith, type TracedRun, traceParty } from '../../src/experiments/trace/trace.ts'
import { stages } from '../../src/model/declaration/stages.ts'
import { type TransitionId, transitions } from '../../src/model/declaration/transitions.ts'
import { partyName } from '../../src/model/subjects.ts'
import { hub, smallScenario } from '../model/model.ts'
import { overlaps, textBoxes } from './svg-text.ts'

const settings = ['schemes.hub.agreement.opening_median_days=200', 'schemes.hub.agreement.opening_spread=0']
const run = (name: string): TracedRun => ({
  scenario: smallScenario(name, name === hub ? settings : []),
  deterrence: 'none',
  seed: 'test',
  replication: 1,
  horizonYears: 2,
})
const [option, baseline] = [run(hub), run('current-policy-2024')]

describe.each(['transferred', 'removed', 'granted_initially', 'released_by_court', 'crosses'])(
  'the life of a party that has %s',
  (fate) => {
    const [subject] = partiesWith(option, fate, 1)
    const input: TimelineInput = {
      party: partyName(subject!, []),
      lives: [option, baseline].map((each, i) => ({
        scenario: ['Return hubs', 'Current policy'][i]!,
        events: traceParty(each, subject!),
      })),
      start: '2025-01-01',
      end: '2027-01-01',
      seed: 'test',
      replication: 1,
      toolVersion: '0.1.0',
    }
    const chart = timelineChart(input)

    test('has a title, a text alternative that tells it, and words that do not cover each other', async () => {
      expect(chart.title.length).toBeLessThanOrEqual(90)
      for (const { date, activity } of input.lives[0]!.events)
        expect(chart.description).toContain(`${date} ${activity}`)
      const boxes = textBoxes((await renderChart(chart)).svg)
      expect(overlaps(boxes)).toEqual([])
      expect(Math.min(...boxes.map((box) => box.size))).toBeGreaterThanOrEqual(14)
    })

    test('says when the two lives part, if they do', () => {
      const [one, other] = input.lives.map(({ events }) => JSON.stringify(events))
      expect(chart.title).toContain(one === other ? 'are the same' : 'part on')
    })

    test('prints the party as it is called', () => {
      expect(chart.title).toMatch(new RegExp(` ${input.party}( |$)`))
      const alone = timelineChart({ ...input, lives: input.lives.slice(0, 1) })
      expect(alone.title).toMatch(new RegExp(` ${input.party}( |$)`))
      expect(timelineChart({ ...input, lives: [{ scenario: 'x', events: [] }] }).title).toBe(
        `The party ${input.party} never appears`,
      )
    })

    test('explains diamonds only if there are some', () => {
      const ended = input.lives.filter(({ events }) => {
        const last = events.at(-1)
        return last && stages[transitions[last.transition as TransitionId].to].place === 'gone'
      })
      expect(chart.note.includes('Diamonds')).toBe(ended.length > 0)
      expect(timelineChart({ ...input, lives: [{ scenario: 'x', events: [] }] }).note).not.toContain(
        'Diamond',
      )
    })
  },
)
