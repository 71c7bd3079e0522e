import { describe, expect, test } from 'vitest'
import {
  type SelectionChartInput,
  type SelectionChartRow,
  selectionChart,
} from '../../src/charts/selection.ts'
import { titleLimit } from '../../src/words/text.ts'

const row = (title: string, more: Partial<SelectionChartRow>): SelectionChartRow => ({
  ...{ scenario: title, title, mean: 1e9, difference: null, ci_low: null, ci_high: null },
  ...{ probability_best: null, standing: 'unknown', left_out: 'no', replications: 20 },
  ...more,
})
const first = row('Current policy', { probability_best: 0.93, standing: 'selected' })
const near = row('Return hubs', {
  ...{ difference: 6e7, ci_low: -1e7, ci_high: 13e7, probability_best: 0.07, standing: 'not separable' },
})
const far = row('Faster decisions', {
  ...{ difference: 95e7, ci_low: 8e8, ci_high: 11e8, probability_best: 0, standing: 'separable' },
  ...{ left_out: 'yes', replications: 10 },
})
const input = (...rows: SelectionChartRow[]): SelectionChartInput => ({
  ...{ metric: { id: 'cost.total', label: 'Total cost', unit: 'GBP' }, better: 'lower', rows },
  ...{ confidence: 0.95, hypothesis: 'none', horizonYears: 5, seed: '1', toolVersion: '0.1.0' },
})

describe('the chart of a selection', () => {
  test('names the option selected and how many cannot be told from it', () => {
    const { title, description, note } = selectionChart(input(first, near, far))!
    expect(title).toBe('Current policy has the lowest total cost; 1 more cannot be told from it')
    expect(description).toContain('Return hubs: +£60m [−10, 130]; best with probability 0.07, 20 runs.')
    expect(description).toContain('Faster decisions: +£950m [800, 1,100]; best with probability below 0.01')
    expect(note).toContain('with 95% confidence')
  })
  test('claims no best where none is selected', () => {
    const open = { ...first, standing: 'unknown' as const }
    expect(selectionChart(input(open, near))!.title).toBe(
      'The runs do not settle which option has the lowest total cost',
    )
  })
  test('has a title that fits however long the names', () => {
    const long = { ...first, title: 'A very long name of an option '.repeat(4).trim() }
    expect(selectionChart(input(long, near))!.title.length).toBeLessThanOrEqual(titleLimit)
  })
  test('is none where nothing was compared', () => {
    expect(selectionChart(input(first))).toBeUndefined()
    expect(selectionChart(input({ ...first, mean: null }, near))).toBeUndefined()
  })
})
