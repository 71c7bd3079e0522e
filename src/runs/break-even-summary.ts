/** What a break-even run says on the console: each answer in words, and its key figures as JSON. */
import { isEqual } from '../experiments/break-even/break-even.ts'
import { levelText, sideOf } from '../experiments/break-even/level.ts'
import type { Switching } from '../experiments/break-even/switching.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { json } from '../run-folder/folder.ts'
import { fewestForVerdict } from '../statistics/verdict.ts'
import { formatNumber, formatSigned, inUnit, plural, roundingStep, unitFactor } from '../words/numbers.ts'
import type { BreakEvenAsked } from './break-even-plan.ts'
import { yearsText } from './comparison-summary.ts'
import { type Finished, identityOf } from './kind.ts'

/** The summary of a finished run. */
export function breakEvenSummary(
  { folder, manifest }: Finished<BreakEvenAsked>,
  { answers, replications }: Switching,
  asJson: boolean,
): string {
  const { asked } = manifest
  if (asJson) {
    const { kind: _kind, ...question } = asked
    return json({
      ...identityOf(folder, manifest),
      ...question,
      replications,
      answers: answers.map(({ parameter, cost, answer: { points: _, ...answer } }) => ({
        parameter,
        ...answer,
        ...(cost && { cost }),
      })),
    })
  }
  const label = findMetric(asked.metric)?.label ?? asked.metric
  const lines = [
    asked.level
      ? `${levelText(asked.metric, asked.level)} in ${asked.scenario} (deterrence: ${asked.hypothesis})`
      : `${label}: where ${asked.scenario} equals ${manifest.baseline} (deterrence: ${asked.hypothesis})`,
    ...answers.flatMap((answered) => [
      `  ${answered.parameter}`,
      `    ${answerText(answered, asked.level !== undefined)}`,
      ...costText(answered, manifest.baseline).map((line) => `    ${line}`),
      ...precisionText(answered, asked.precision).map((line) => `    ${line}`),
    ]),
    '',
    `${plural(replications, 'replication')} at most, ${yearsText(manifest.horizon_years)}, seed ${manifest.seed}. Intervals are 95% intervals of the value; fewer than ${fewestForVerdict} replications leave them open.`,
    'Everything else is held at its value: see assumptions.csv.',
    `Files: ${folder}`,
  ]
  return `${lines.join('\n')}\n`
}

/** What the level costs beside the baseline, over the whole run. */
function costText({ cost }: Switching['answers'][number], baseline: string): string[] {
  if (cost === undefined || cost.mean === null) return []
  const { mean } = cost
  const factor = unitFactor('GBP')
  const text = (value: number) => inUnit(formatSigned(value * factor, roundingStep(mean * factor)), 'GBP')
  const interval =
    cost.ci_low === null || cost.ci_high === null ? '' : ` [${text(cost.ci_low)} to ${text(cost.ci_high)}]`
  return [`public cost there, beside ${baseline}: ${text(mean)}${interval}`]
}

/** An answer in words. @param isLevel whether a level was asked for, rather than the baseline’s */
export function answerText(
  { answer, low, high, unit }: Switching['answers'][number],
  isLevel = false,
): string {
  const step = roundingStep(answer.value ?? high, answer.low ?? undefined, answer.high ?? undefined)
  const text = (value: number) => formatNumber(value, step)
  const alone = (value: number) => formatNumber(value, roundingStep(value))
  const inUnit = (figure: string) => (unit === 'strength' ? `strength ${figure}` : `${figure} ${unit}`)
  const range = inUnit(`${alone(low)} to ${alone(high)}`)
  switch (answer.status) {
    case 'no_difference':
      if (isLevel) return `at the level at every value tried from ${range}`
      return `equal at every value tried from ${range}`
    case 'not_attainable': {
      if (isLevel) return `${sideOf(answer)} the level at every value tried from ${range}`
      const equal = answer.points.filter(isEqual).map(({ value }) => alone(value))
      return `not attainable at the values tried from ${range}${
        equal.length > 0 ? `; no difference at ${equal.join(', ')}` : ''
      }`
    }
    case 'not_determined':
      return `not determined from ${range}: chance is too large`
    case 'attained': {
      const ends = `${answer.low === null ? `below ${alone(low)}` : text(answer.low)} to ${
        answer.high === null ? `above ${alone(high)}` : text(answer.high)
      }`
      const more = answer.changes > 1 ? `; the sign changes ${answer.changes} times` : ''
      return `${inUnit(text(answer.value!))} [${ends}]${more}`
    }
  }
}

/** Says so where the precision asked for was not reached. */
const precisionText = ({ answer }: Switching['answers'][number], share: number): string[] =>
  answer.precise
    ? []
    : [`precision of ${share} of the range not reached with ${plural(answer.replications, 'replication')}`]
