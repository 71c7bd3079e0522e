/** Supported people in hotels, after the published quarterly series. */
import { publishedFan } from './kit/published-fan.ts'

export const hotels = publishedFan({
  id: 'hotels',
  metric: 'support.hotels',
  countedIn: 'people',
  historyFrom: '2022-01',
  short: 'hotel population',
  measure: 'Supported people in hotels, UK, at the end of each month',
})
