/** What an analysis of robust choice found, as an article: where a condition holds, regret, and what it would be worth to know. */
import { isRestricted, restrictedCount } from '../experiments/robust/box.ts'
import type { Found } from '../experiments/robust/prim.ts'
import type { RegretRow, RobustFindings, Scope } from '../experiments/robust/robust.ts'
import { fewestForVerdict } from '../statistics/verdict.ts'
import { outOf, plural } from '../words/numbers.ts'
import { capitalised, inSentence, listed } from '../words/text.ts'
import { yearsText } from './comparison-summary.ts'
import { leversOf, type RobustRun, ruleText } from './robust-plan.ts'
import {
  boxText,
  conditionText,
  labelHere,
  leafText,
  levelText,
  parameterLabel,
  percent,
  pText,
  titleOf,
} from './robust-words.ts'

/** From how much coverage and density on a box is said to describe where something holds: an assumption of this report. */
export const enough = { coverage: 0.5, density: 0.7 } as const

/** From which coverage on "almost only if" is said. */
const nearlyAll = 0.95

/** The article, in Markdown. */
export function robustArticleOf(run: RobustRun, findings: RobustFindings): string {
  return `${[
    `# Which option is robust? ${run.source.document.title}`,
    '',
    ...aboutOf(run, findings),
    ...findings.scopes.flatMap((scope) => scopeSection(run, findings, scope)),
    ...run.asked.regrets.flatMap(({ metric }) => regretSection(run, findings, metric)),
    ...run.asked.regrets.flatMap(({ metric }) => worthSection(run, findings, metric)),
  ].join('\n')}`
}

function aboutOf(run: RobustRun, { points, leftOut, replications }: RobustFindings): string[] {
  const { source, asked } = run
  const { seed, horizon_years, baseline } = source.manifest
  const directions = asked.regrets
    .map(({ metric, better }) => `${inSentence(labelHere(metric))}: ${better} is better`)
    .join('; ')
  return [
    `From the sweep \`${source.document.name}\`: ${plural(points.length, 'point')} with ${plural(replications, 'replication')} each, ${yearsText(horizon_years)}, seed ${seed}, deterrence hypothesis \`${asked.hypothesis}\`, baseline ${titleOf(run, baseline)}.${
      leftOut === 0
        ? ''
        : ` ${plural(leftOut, 'point')} more ${leftOut === 1 ? 'is' : 'are'} left out, as a metric is not defined there.`
    }`,
    '',
    'Two assumptions of whoever asks, which the results rest on:',
    '',
    '- every point counts the same, so that the ranges of the design and how it divides them stand for what is likely;',
    `- ${directions}.`,
    '',
    'A figure at a point is the mean over its replications.',
    '',
    ...leversText(run),
  ]
}

/** What is left out of boxes since policy sets it. */
function leversText({ source: { document } }: RobustRun): string[] {
  const names = leversOf(document).map((name) => parameterLabel(document, name))
  if (names.length === 0) return []
  return [
    `Policy sets ${listed(names.map(inSentence))}, so no box restricts ${names.length === 1 ? 'it' : 'them'}, and there is nothing to find out about ${names.length === 1 ? 'it' : 'them'}.`,
    '',
  ]
}

/** Where the condition holds, in a sentence or two. */
export function boxSentence(run: RobustRun, findings: RobustFindings, scope: Scope): string {
  const condition = conditionText(run, scope.scenario)
  const { found, states } = scope
  const count = states.filter(({ meets }) => meets).length
  if (found === undefined)
    return `${capitalised(condition)} at ${count === 0 ? 'no point' : 'every point'} of the sweep.`
  const { coverage, density } = found.quality
  const where = boxText(run.source.document, findings.columns, found.box)
  const shares = `Of the ${count} points (of ${states.length}) at which that is so, ${percent(coverage)} lie there (coverage); of the ${plural(found.tally.points, 'point')} there, it is so at ${percent(density)} (density).`
  if (!describes(found, findings))
    return `No box of parameter ranges describes well where ${condition}. It is so at ${count} of ${plural(states.length, 'point')}.${
      where === ''
        ? ' Each restriction of the best box found could be chance.'
        : ` The best box found: ${where}. ${shares}`
    }${2 * count > states.length ? ` As that is so at most points, ask for the opposite with --${run.asked.condition.side === 'below' ? 'above' : 'below'} to see where it is not.` : ''}`
  const only = coverage === 1 ? 'only if' : coverage >= nearlyAll ? 'almost only if' : 'most often if'
  return `${capitalised(condition)} ${only} ${where}. ${shares}`
}

/** Whether a box is said to describe where something holds. */
export const describes = ({ quality, box }: Found, { columns }: RobustFindings): boolean =>
  restrictedCount(box, columns) > 0 &&
  quality.coverage >= enough.coverage &&
  quality.density >= enough.density

/** How many points are not told from the bound. */
export function noiseSentence({ replications }: RobustFindings, { states }: Scope): string {
  const near = states.filter(({ isClear }) => !isClear).length
  if (replications < fewestForVerdict)
    return `With ${plural(replications, 'replication')} no point is told from the bound by more than chance: ${fewestForVerdict} are needed.`
  return near === 0
    ? 'Every point is told from the bound by more than chance.'
    : `${outOf(near, states.length, 'point')} ${near === 1 ? 'lies' : 'lie'} within noise of the bound: the 95% interval of the mean holds it.`
}

/** What the tree says, and how far it agrees. */
export function treeSentence(run: RobustRun, { columns }: RobustFindings, scope: Scope): string {
  const agree = scope.inBox.filter((inside, i) => inside === scope.inTree[i]).length / scope.inBox.length
  const yes = scope.rules.filter(({ isCase }) => isCase)
  const rules = yes.map((leaf) => leafText(run.source.document, columns, leaf)).filter((text) => text !== '')
  const says =
    scope.rules.length === 1
      ? 'finds no split that helps'
      : yes.length === 0
        ? 'finds no part in which that is so at more than half of the points'
        : `says that it is so if ${rules.join('; or if ')}`
  return `A classification tree, a second method, ${says}. It agrees with the box at ${percent(agree)} of the points.`
}

function scopeSection(run: RobustRun, findings: RobustFindings, scope: Scope): string[] {
  const { found } = scope
  return [
    `## ${titleOf(run, scope.scenario)}`,
    '',
    `**${boxSentence(run, findings, scope)}**`,
    '',
    noiseSentence(findings, scope),
    '',
    ...(found === undefined
      ? []
      : [
          ...restrictionTable(run, findings, found),
          elsewhereSentence(found),
          '',
          `The box is ${run.asked.box === undefined ? `number ${found.chosen} of ${found.trajectory.length - 1} that were peeled: ${ruleText}` : `number ${found.chosen}, as asked for`}.`,
          '',
          treeSentence(run, findings, scope),
          '',
        ]),
  ]
}

function restrictionTable(run: RobustRun, { columns }: RobustFindings, found: Found): string[] {
  const rows = columns.flatMap((column, c) =>
    isRestricted(found.box[c]!, column)
      ? [
          `| ${parameterLabel(run.source.document, column.name)} | ${pText(found.quasiP[c]!)} | ${percent(found.stability.restricted[c]!)} |`,
        ]
      : [],
  )
  if (rows.length === 0) return []
  return [
    '| Restricted parameter | Quasi-p value | Restricted in resamples |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ]
}

/** How the boxes of resamples fare at points that they were not fitted to. */
function elsewhereSentence({ stability: { elsewhere } }: Found): string {
  const { coverage, density } = elsewhere
  if (coverage === null || density === null)
    return 'There are too few points to see how such a box fares at points that it was not fitted to.'
  return `At points that it was not fitted to, such a box has coverage ${percent(coverage)} and density ${percent(density)}: expect these of new points, not the figures above.`
}

/** The rows of a metric's regret, an option at a time. */
export const regretOf = (findings: RobustFindings, metric: string) => {
  const rows = findings.regret.filter((row) => row.metric === metric)
  return [...new Set(rows.map(({ scenario }) => scenario))].map((scenario) => ({
    scenario,
    get: (statistic: RegretRow['statistic']) =>
      rows.find((row) => row.scenario === scenario && row.statistic === statistic),
  }))
}

function regretSection(run: RobustRun, findings: RobustFindings, metric: string): string[] {
  const text = (row: RegretRow | undefined) =>
    row === undefined
      ? ''
      : levelText(metric, row.value, row.interval?.low ?? null, row.interval?.high ?? null)
  const share = (row: RegretRow | undefined) => (row === undefined ? '' : percent(row.value))
  const isFirst = metric === run.asked.metric
  return [
    `## Regret: ${labelHere(metric)}`,
    '',
    'How much worse an option is, at a point, than the best of the options there. An option with little regret at every point is robust; it need not be the best at any.',
    '',
    `| Option | Largest | 90% of points have at most | Mean | No option is better at | No worse than the baseline at |${isFirst ? ' Condition met at |' : ''}`,
    `| --- | --- | --- | --- | --- | --- |${isFirst ? ' --- |' : ''}`,
    ...regretOf(findings, metric).map(
      ({ scenario, get }) =>
        `| ${titleOf(run, scenario)} | ${text(get('regret_max'))} | ${text(get('regret_p90'))} | ${text(get('regret_mean'))} | ${share(get('no_better_option_share'))} | ${share(get('no_worse_than_baseline_share'))} |${isFirst ? ` ${share(get('condition_met_share'))} |` : ''}`,
    ),
    '',
    findings.replications < fewestForVerdict
      ? `There are no intervals, as there are fewer than ${fewestForVerdict} replications.`
      : 'In brackets: 95% interval over replications, drawn again at all points together. Chance makes the largest regret look larger than it is.',
    '',
  ]
}

function worthSection(run: RobustRun, findings: RobustFindings, metric: string): string[] {
  const rows = findings.worth.filter((row) => row.metric === metric)
  const all = rows.find(({ parameter }) => parameter === '')!
  const own = rows.filter(({ parameter }) => parameter !== '').sort((a, b) => b.value - a.value)
  const text = ({ value, interval }: (typeof rows)[number]) =>
    levelText(metric, value, interval?.low ?? null, interval?.high ?? null)
  return [
    `## What it would be worth to know: ${labelHere(metric)}`,
    '',
    'Suppose that one option has to be chosen for all points, by its mean, and that a parameter could be known before the choice. This is by how much the mean would then be better.',
    '',
    '| Parameter | Worth | Chance alone gives up to |',
    '| --- | --- | --- |',
    `| All of them | ${text(all)} | |`,
    ...own.map(
      (row) =>
        `| ${parameterLabel(run.source.document, row.parameter)} | ${text(row)} | ${levelText(metric, row.byChance!)} |`,
    ),
    '',
    'In brackets: 95% interval over points. Each figure tends to be too high, as chance at the points looks like something that could be known; one that is not above what chance alone gives is not told from nothing. What two parameters are worth together is not the sum.',
    '',
  ]
}
