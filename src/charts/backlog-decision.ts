/** People awaiting an initial decision, after the published quarterly series. */
import { publishedFan } from './kit/published-fan.ts'

export const backlogDecision = publishedFan({
  id: 'backlog-decision',
  metric: 'backlog.decision',
  countedIn: 'people',
  historyFrom: '2017-01',
  short: 'decision backlog',
  measure: 'People awaiting an initial asylum decision, UK, at the end of each month',
})
