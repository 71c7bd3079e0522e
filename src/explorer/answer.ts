/** From the replications that are there to what the page says: the briefing of the report, the tables and the charts. */
import type { Section, StoredChart } from '../briefing/briefing.ts'
import { briefingOf } from '../briefing/make.ts'
import type { About, Material } from '../briefing/material.ts'
import type { Text } from '../briefing/text.ts'
import type { Chart } from '../charts/kit/chart.ts'
import { sha256 } from '../digest.ts'
import type { Failure } from '../execution/job.ts'
import { tablesOf } from '../experiments/replications/replicate.ts'
import type { ReplicationSet } from '../experiments/replications/replication-set.ts'
import type { Tables } from '../experiments/replications/tables.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { assumptionsOf } from '../run-folder/assumptions.ts'
import { filesDigest, type RunInputs } from '../run-folder/manifest.ts'
import { differenceRows, ifOpenRows, summaryFile, summaryRows } from '../run-folder/results-csv.ts'
import { storedErrors } from '../run-folder/stored-errors.ts'
import { tables as declared } from '../run-folder/tables.ts'
import { tool } from '../run-folder/tool.ts'
import { chartsOfComparison } from '../runs/comparison-charts.ts'
import { comparedSchemes } from '../scenarios/compared-schemes.ts'
import { readingsLeft } from '../scenarios/readings.ts'
import { type Outcomes, outcomesOf } from './outcomes.ts'
import { baselineName, type Question } from './question.ts'

/** What the page says of a question. Plain data, which crosses to the page. */
export interface Answer {
  /** Replications behind it, and how many there will be. */
  readonly replications: number
  readonly of: number
  readonly title: Text
  readonly question: Text
  readonly warnings: readonly { readonly heading: string; readonly text: Text }[]
  readonly findings: readonly { readonly heading: Text; readonly lines: readonly Text[] }[]
  readonly conditions: readonly Text[]
  readonly sections: readonly Section[]
  /** The main outcomes as numbers, for options side by side. */
  readonly outcomes: Outcomes
  /** SHA-256 of results/summary.csv. */
  readonly summary: string
  readonly failures: readonly Failure[]
}

/** An answer with what it was made of, which stays where it was made. */
export interface Answered {
  readonly answer: Answer
  readonly tables: Tables
  readonly charts: readonly Chart[]
}

/** Sections of the report that the page says elsewhere, since it has no run folder. */
const elsewhere = ['reproduce']

/** The inputs of a run of a question, as its manifest would have them. */
export const inputsOf = (question: Question, replications: number): RunInputs => ({
  asked: { kind: 'comparison' },
  seed: question.state.seed,
  replications,
  horizon_years: question.plan.horizonYears,
  baseline: baselineName,
  deterrence: question.plan.deterrence,
  scenarios: question.scenarios.map(({ name, sha256: digest }) => ({ name, sha256: digest })),
})

/** The answer of the replications that every set has. @param sets with at least one replication each */
export async function answerOf(
  question: Question,
  sets: readonly ReplicationSet[],
  failures: readonly Failure[],
): Promise<Answered> {
  const { plan, scenarios, state } = question
  const replications = Math.min(...sets.map((set) => set.replications.length))
  const tables = tablesOf(sets, plan.baseline, findMetric)
  const inputs = inputsOf(question, replications)
  const charts = await chartsOfComparison(scenarios, inputs, { sets, tables, replications, failures })
  const [, text] = summaryFile(tables.summary)
  const summary = sha256(text)
  const about: About = {
    ...inputs,
    tool,
    command_line: question.words,
    inputs: { sha256: '' },
    results: { sha256: filesDigest([{ path: 'results/summary.csv', sha256: summary }]), files: [] },
    failures,
  }
  const material = materialOf(question, about, tables, charts)
  const { title, question: asked, warnings, findings, conditions, sections } = briefingOf(material)
  return {
    answer: {
      replications,
      of: state.replications,
      ...{ title, question: asked, warnings, findings, conditions, summary, failures },
      sections: sections.filter(({ id }) => !elsewhere.includes(id)),
      outcomes: outcomesOf(material),
    },
    tables,
    charts,
  }
}

function materialOf(
  { scenarios }: Question,
  about: About,
  tables: Tables,
  charts: readonly Chart[],
): Material {
  const rows = new Map<string, readonly unknown[]>([
    [declared.summary.path, summaryRows(tables.summary)],
    [declared.differences.path, differenceRows(tables.differences)],
    [declared.monthly.path, tables.monthly],
    [declared.incidence.path, tables.incidence],
    [declared.ifOpen.path, ifOpenRows(tables.ifOpen ?? [])],
    [declared.transferred.path, tables.transferred ?? []],
  ])
  const of = <T>(path: string) => (rows.get(path) ?? []) as readonly T[]
  return {
    about,
    scenarios: scenarios.map((scenario) => ({
      name: scenario.name,
      values: scenario.values,
      schemes: comparedSchemes(scenario, scenarios, about.baseline),
    })),
    summary: of(declared.summary.path),
    differences: of(declared.differences.path),
    monthly: of(declared.monthly.path),
    ifOpen: of(declared.ifOpen.path),
    uncertainty: [],
    assumptions: assumptionsOf(scenarios),
    readings: readingsLeft(scenarios),
    charts: charts.map(storedChart),
    rowsOf: ({ table }) => of(table.path),
    pastErrors: storedErrors(),
    sensitivity: undefined,
    signOff: undefined,
  }
}

/** A chart as the briefing has it; its picture is drawn when somebody comes to see it. */
const storedChart = ({ id, title, description, source, note, spec }: Chart): StoredChart => ({
  ...{ id, title, description, source, note, svg: '' },
  subtitle: (spec.title as { readonly subtitle?: readonly string[] }).subtitle?.join(' ') ?? '',
})
