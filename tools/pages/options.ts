/** docs/options.md: every option beside the others, from the run folders that the page names. */
import { readOpenTable, readTable } from '../../src/run-folder/read.ts'
import { breakEvenTables, sweepTables, tables } from '../../src/run-folder/tables.ts'
import { closedLoop } from './closed-loop.ts'
import { isFigure } from './figure-rows.ts'
import { changeWithInterval } from './formats.ts'
import type { Page } from './page.ts'
import { Pictures } from './pictures.ts'
import { filled } from './template.ts'

/** The page. */
export function optionsPage(): Page {
  const pictures = new Pictures('options')
  const appraisal = readTable('outputs/options', tables.appraisal)
  const text = filled('options', {
    chart: (run: string, chart: string, id?: string) => pictures.of(`outputs/${run}`, chart, id),
    replications: readTable('outputs/options', tables.differences)[0]!.replications,
    /** Extra cost of an option under no deterrent effect. */
    cost: (scenario: string) =>
      appraisal.find(
        (row) => row.scenario === scenario && row.metric === 'cost.total' && row.deterrence === 'none',
      )!.mean,
    answer: readTable('outputs/break-even', breakEvenTables.answers)[0]!,
    ceiling: 8.6,
    hubs: { today: hubIn('options'), from2024: hubIn('hubs-from-2024') },
    loop: closedLoop(),
    boats: boatsAt(),
  })
  return { texts: new Map([['docs/options.md', text]]), pictures }
}

/** What return hubs change in a run, with its interval, and in how many replications the hub opens. */
function hubIn(run: string) {
  const undeterred = (row: { readonly deterrence: string }) => row.deterrence === 'none'
  const differences = readTable(`outputs/${run}`, tables.differences).filter(undeterred)
  const { opened, replications } = readTable(`outputs/${run}`, tables.ifOpen)
    .filter(undeterred)
    .find(isFigure('return-hubs', 'scheme.opening_days', 'hub'))!
  return {
    opened: `${opened} of ${replications}`,
    /** @param scheme '' for the whole system */
    change: (metric: string, scheme: string) =>
      changeWithInterval(differences.find(isFigure('return-hubs', metric, scheme))),
  }
}

/** The difference in small-boat arrivals at a point of the sweep about smuggling. */
function boatsAt() {
  const run = 'outputs/gang-disruption'
  const points = readOpenTable(run, sweepTables.points)
  const differences = readTable(run, sweepTables.differences)
  return (retry: string, response: string) => {
    const at = points.find(({ others }) => others['retry'] === retry && others['response'] === response)!
    return differences.find(
      ({ point, metric, counted_in }) =>
        point === at.row.point && metric === 'arrivals.small_boat' && counted_in === 'people',
    )!
  }
}
