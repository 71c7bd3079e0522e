/** People whose rights are exhausted; there is no published series to continue. */
import { publishedFan } from './kit/published-fan.ts'

export const rightsExhausted = publishedFan({
  id: 'rights-exhausted',
  metric: 'stock.rights_exhausted',
  countedIn: 'people',
  historyFrom: '2017-01',
  short: 'exhausted population',
  measure:
    'People whose rights are exhausted and who are in the UK, at the end of each month (opening level not published)',
})
