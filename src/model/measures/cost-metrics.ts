/** Metrics of money: the lines of the ledger, their totals, and what they come to for each person or place. */
import { daysPerYear } from '../../calendar/days.ts'
import type { World } from '../world.ts'
import {
  costLineIds,
  discountFactor,
  dispersalCost,
  elsewhereCost,
  factsOfLine,
  optimismOf,
} from './ledger.ts'
import { costPart, costs, ratio, totalCost } from './metric-readers.ts'
import type { Definition } from './metric-series.ts'

/** In the order of tables. */
export const costMetrics: readonly Definition[] = [
  ...costLineIds.map(costs),
  costPart(
    'cost.support_dispersal',
    ['Of accommodation outside hotels: dispersal', 'Dispersal accommodation'],
    dispersalCost,
  ),
  costPart(
    'cost.support_elsewhere',
    ['Of accommodation outside hotels: all but dispersal', 'Other accommodation'],
    elsewhereCost,
  ),
  // Detention and support on the way to a scheme are not among them.
  totalCost(
    'cost.schemes',
    'Transfer schemes, all their own lines',
    () => 1,
    (line) => line.startsWith('scheme_'),
  ),
  ratio('cost.per_transferred', 'Cost of the scheme’s own lines per person transferred', 'GBP per person', {
    numerator: 'cost.schemes',
    denominator: 'scheme.transferred',
    per: 'people',
    perScheme: true,
  }),
  ratio(
    'cost.per_place_year',
    'Cost of the scheme’s own lines per place-year on offer',
    'GBP per place-year',
    {
      numerator: 'cost.schemes',
      denominator: 'scheme.place_days.offered',
      times: daysPerYear,
      perScheme: true,
    },
  ),
  ratio('cost.per_scheme_return', 'Cost of the scheme’s own lines per return from it', 'GBP per person', {
    numerator: 'cost.schemes',
    denominator: 'returns.from_scheme',
    per: 'people',
    perScheme: true,
  }),
  totalCost('cost.total', 'Total cost', () => 1),
  totalCost('cost.discounted', 'Total cost, discounted', discounted),
  totalCost('cost.discounted_3_percent', 'Total cost, discounted at 3.0 %', (_, i) =>
    discountFactor(0.03, i),
  ),
  totalCost('cost.optimism_bias', 'Uplift for optimism bias', ({ scenario }, _, line) =>
    optimismOf(scenario, line),
  ),
  totalCost(
    'cost.with_optimism_bias',
    'Total cost, with optimism bias',
    ({ scenario }, _, line) => 1 + optimismOf(scenario, line),
  ),
  totalCost('npsv', 'Net present social value', (world, i, line) => -social(line) * discounted(world, i)),
  totalCost(
    'npsv.with_optimism_bias',
    'Net present social value, with optimism bias',
    (world, i, line) => -social(line) * (1 + optimismOf(world.scenario, line)) * discounted(world, i),
  ),
]

function discounted(world: World, i: number): number {
  return discountFactor(world.scenario.costs.discount_rate, i)
}

/** 1 for lines that use up resources, 0 for transfers within society. */
function social(line: (typeof costLineIds)[number]): number {
  return factsOfLine(line).type === 'resource' ? 1 : 0
}
