/** docs/questions.md: questions, the commands that answer them, and the answers, from the run folders of those commands. */
import { isDeepStrictEqual } from 'node:util'
import { limitShares } from '../../src/charts/limits.ts'
import { readManifest } from '../../src/run-folder/folder.ts'
import { readTable } from '../../src/run-folder/read.ts'
import { breakEvenTables, tables } from '../../src/run-folder/tables.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { isFigure } from './figure-rows.ts'
import { changeWithInterval, number, percent, pounds } from './formats.ts'
import type { Page } from './page.ts'
import { questionRuns } from './question-runs.ts'
import { filled } from './template.ts'

/** The page. @throws Error where a folder was written by another command than the page’s, or a level is not what the page calls it */
export function questionsPage(): Page {
  for (const { folder, words } of questionRuns()) {
    const ran = readManifest(`outputs/${folder}`).command_line
    if (!isDeepStrictEqual(ran, [...words, '--force', '--quiet']))
      throw new Error(`outputs/${folder} is of another command than docs/templates/questions.md has`)
  }
  const text = filled('questions', { tribunal: tribunal(), hub: hub(), country: country() })
  return { texts: new Map([['docs/questions.md', text]]) }
}

/** Disposals that clear the queue, on three paths of arrivals. */
function tribunal() {
  const { appeals, stocks } = loadScenario('current-policy').values
  const central = solved('question-tribunal')
  const weeksInQuarter = 13
  return {
    central,
    low: solved('question-tribunal-low'),
    high: solved('question-tribunal-high'),
    weeks: (central.level / central.value) * weeksInQuarter,
    today: appeals.disposals_per_quarter.value,
    published: stocks.disposals_last_quarter,
  }
}

/** Places for a share of those refused, and what a hub of so many does. */
function hub() {
  const { levels, differences, summary } = comparison('question-hub', 'return-hubs')
  const places = solved('question-hub-places')
  const refused = levels('decisions.refused', 'current-policy')
  near(places.level, 0.05 * refused, '5% of those refused')
  const { capacity, stay, at_limit } = loadScenario('return-hubs').values.schemes['hub']!
  const tried = valuesSet('question-hub')
  return {
    places,
    refused,
    perWeek: tried('referral.per_week'),
    flights: tried('capacity.flights_per_week'),
    opening: capacity.opening_places,
    ramp: capacity.ramp_days,
    released: stay.judicial_release_share,
    longest: at_limit.days,
    at: {
      places: tried('capacity.full_places'),
      transferred: levels('scheme.transferred', 'return-hubs', 'hub'),
      back: levels('scheme.brought_back', 'return-hubs', 'hub'),
      stay: levels('scheme.stay.median', 'return-hubs', 'hub'),
      limits: limitShares(
        summary.filter(({ scenario }) => scenario === 'return-hubs'),
        'hub',
      )
        .map(({ words, share }) => `${words} ${percent(share)}`)
        .join(', '),
      rows: differences([
        ['People transferred to the hub', 'scheme.transferred', 'hub'],
        ['People brought back from it', 'scheme.brought_back', 'hub'],
        ['People transferred to France', 'scheme.transferred', 'exchange'],
        ['Returns, in all', 'returns.total', ''],
        ['Person-days in detention', 'days.detained', ''],
        ['Person-days in the hub', 'days.in_scheme', ''],
        ['Public cost, £ million', 'cost.total', ''],
      ]),
    },
  }
}

/** Returns to the one country that is a group by itself. */
function country() {
  const { differences } = comparison('question-country', 'returns-cooperation')
  const groups = readTable('outputs/question-country', tables.byGroup).filter(
    ({ group, counted_in }) => group === 'albania' && counted_in === 'people',
  )
  const of = (metric: string, scenario: string, baseline = '') =>
    groups.find((row) => row.metric === metric && row.scenario === scenario && row.baseline === baseline)!
  const before = (metric: string) => of(metric, 'current-policy').mean!
  const changed = (metric: string) => changeWithInterval(of(metric, 'returns-cooperation', 'current-policy'))
  const speed = solved('question-enforced')
  near(speed.level, 2 * before('returns.enforced'), 'twice the enforced returns')
  const { document_speed, reentry_ratio } = loadScenario('returns-cooperation').values.cooperation
  const top = valuesSet('question-country')('cooperation.enforcement_speed')
  return {
    speed,
    top,
    isBeyond: speed.value > Number(top),
    documents: document_speed,
    reentry: reentry_ratio,
    all: { before: before('returns.total'), change: changed('returns.total') },
    doubles: of('returns.total', 'returns-cooperation', 'current-policy').mean! >= before('returns.total'),
    enforced: { before: before('returns.enforced') },
    left: before('stock.rights_exhausted'),
    rows: [
      ['Enforced returns to Albania', changed('returns.enforced')],
      ['Voluntary returns to Albania', changed('returns.voluntary')],
      ['All returns to Albania', changed('returns.total')],
      ...differences([
        ['All returns, to any country', 'returns.total', ''],
        ['Person-days in detention', 'days.detained', ''],
        ['Public cost, £ million', 'cost.total', ''],
      ]),
    ],
  }
}

/** The answer of a `solve`. @throws Error where no value reaches the level, since the page says that one does */
function solved(folder: string) {
  const answer = readTable(`outputs/${folder}`, breakEvenTables.answers)[0]!
  const { level, value, cost_difference, cost_ci_low, cost_ci_high } = readTable(
    `outputs/${folder}`,
    breakEvenTables.level,
  )[0]!
  if (value === null) throw new Error(`outputs/${folder}: no value reaches the level`)
  const interval = (digits: number) =>
    `[${answer.ci_low === null ? `below ${number(answer.from, 0)}` : number(answer.ci_low, digits)}, ${answer.ci_high === null ? `above ${number(answer.to, 0)}` : number(answer.ci_high, digits)}]`
  return {
    level,
    value,
    interval,
    saves: cost_difference! < 0,
    shown: (digits: number) => `${number(value, digits)} ${interval(digits)}`,
    cost: `${pounds(cost_difference)} [${pounds(cost_ci_low)}, ${pounds(cost_ci_high)}]`,
  }
}

/** Levels and differences of a comparison with current policy, in people where people are counted. */
function comparison(folder: string, option: string) {
  const summary = readTable(`outputs/${folder}`, tables.summary)
  const changes = readTable(`outputs/${folder}`, tables.differences)
  return {
    summary,
    levels: (metric: string, scenario: string, scheme = '') =>
      summary.find(isFigure(scenario, metric, scheme))!.mean!,
    differences: (rows: readonly (readonly [label: string, metric: string, scheme: string])[]) =>
      rows.map(([label, metric, scheme]) => [
        label,
        changeWithInterval(changes.find(isFigure(option, metric, scheme))),
      ]),
  }
}

/** What a command sets, as it is written, by the end of the path. */
function valuesSet(folder: string) {
  const { words } = questionRuns().find((run) => run.folder === folder)!
  return (path: string): string => {
    const found = words.find((word) => word.includes(`${path}=`))
    if (found === undefined) throw new Error(`${folder} sets no ${path}`)
    const value = Number(found.split('=')[1])
    return number(value, Number.isInteger(value) ? 0 : 1)
  }
}

/** A level in a command is a round number: it has to be what the page calls it, within 3%. */
function near(level: number, meant: number, what: string): void {
  if (Math.abs(level / meant - 1) > 0.03)
    throw new Error(`${level} is not ${what}, which is ${Math.round(meant)}`)
}
