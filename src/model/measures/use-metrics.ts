/** Metrics of what is used up: support, people’s time, and the time of those who serve them. */
import type { DaysOf } from '../declaration/stage-declaration.ts'
import { detentionStages, stagesWhere } from '../declaration/stages.ts'
import { resourceIds } from '../resources.ts'
import { facilityStages } from './census.ts'
import { days, support, use } from './metric-readers.ts'
import type { Definition } from './metric-series.ts'

const daysOf = (of: DaysOf) => stagesWhere((stage) => stage.daysOf === of)

/** In the order of tables. */
export const usedUpMetrics: readonly Definition[] = [
  support('support.supported', ['Supported people', 'Supported'], ({ supported }) => supported),
  support('support.hotels', ['Supported people in hotels', 'In hotels'], ({ hotels }) => hotels),
  support(
    'support.dispersal',
    ['Supported people in dispersal accommodation', 'In dispersal'],
    ({ dispersal }) => dispersal,
  ),
  support(
    'support.subsistence_only',
    ['Supported people on subsistence only', 'On subsistence only'],
    ({ subsistenceOnly }) => subsistenceOnly,
  ),
  support(
    'support.other_places',
    ['Supported people elsewhere: neither in hotels nor in dispersal', 'Supported elsewhere'],
    ({ elsewhere }) => elsewhere,
  ),
  days('days.waiting', 'Person-days awaiting a decision or an appeal', daysOf('waiting')),
  days('days.exhausted', 'Person-days in the UK with rights exhausted', daysOf('exhausted')),
  days(
    'days.detained',
    ['Person-days in detention, asylum pathway and schemes', 'In detention'],
    [...detentionStages('asylum'), ...detentionStages('scheme')],
  ),
  days(
    'days.at_sea',
    'Person-days held on board for transfer',
    stagesWhere(({ place, withScheme }) => place === 'abroad' && withScheme === true),
  ),
  days('days.in_scheme', 'Person-days in a scheme’s facility', facilityStages),
  ...resourceIds.flatMap(use),
]
