/** People on asylum support, after the published quarterly series. */
import { publishedFan } from './kit/published-fan.ts'

export const supported = publishedFan({
  id: 'supported',
  metric: 'support.supported',
  countedIn: 'people',
  historyFrom: '2017-01',
  short: 'supported population',
  measure: 'People on asylum support, UK, at the end of each month',
})
