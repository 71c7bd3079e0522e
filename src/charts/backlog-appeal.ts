/** Open first-tier appeals, after the published points. */
import { publishedFan } from './kit/published-fan.ts'

export const backlogAppeal = publishedFan({
  id: 'backlog-appeal',
  metric: 'backlog.appeal',
  countedIn: 'parties',
  historyFrom: '2022-01',
  short: 'appeal backlog',
  measure: 'Open asylum appeals at the First-tier Tribunal, UK, at the end of each month',
})
