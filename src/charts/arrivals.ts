/** Small-boat arrivals by month, after the published monthly series. */
import { publishedFan } from './kit/published-fan.ts'

export const arrivals = publishedFan({
  id: 'arrivals',
  metric: 'arrivals.small_boat',
  countedIn: 'people',
  historyFrom: '2021-01',
  short: 'small-boat arrivals',
  measure: 'People arriving by small boat, UK, in each month',
})
