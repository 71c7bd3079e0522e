/** How to make a run's results again and check them. */
import type { Block } from './briefing.ts'
import { type About, baselineOf, type Material, optionsOf } from './material.ts'
import { count, heads, quoted, say, verbatim } from './text.ts'

/** Options that results do not depend on, with whether a value follows; the seed is given by itself. */
const withoutEffect: Readonly<Record<string, boolean>> = {
  '--out': true,
  '--workers': true,
  '--engine': true,
  '--store': true,
  '--shard': true,
  '--redis-url': true,
  '--seed': true,
  '--resume': false,
  '--force': false,
  '--quiet': false,
  '--json': false,
  '--yes': false,
  '--dry-run': false,
}

/**
 * The command that makes the results again: that of the run without what has no bearing on results, so that it is the same
 * wherever and however the run was made, and in however many parts. Files are named without their folders.
 */
export function commandOf({
  command_line,
  merged,
  seed,
}: Pick<About, 'command_line' | 'merged' | 'seed'>): string {
  const words = merged?.[0]?.command_line ?? command_line
  const kept: string[] = []
  for (let i = 0; i < words.length; i++) {
    const [name, value] = words[i]!.split('=', 2) as [string, string?]
    const takesValue = withoutEffect[name]
    if (takesValue === undefined) kept.push(words[i]!)
    else if (takesValue && value === undefined) i++
  }
  return ['return-hubs', ...kept.map(withoutFolder), '--seed', String(seed)].map(forShell).join(' ')
}

const withoutFolder = (word: string) => (word.startsWith('-') ? word : word.replace(/^[^=]*[/\\]/, ''))

/** A word of a command line as a shell takes it. */
export const forShell = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

/** The blocks of the section. */
export function reproduce(material: Material): Block[] {
  const { about, scenarios } = material
  const { costs, start } = baselineOf(material).values
  return [
    {
      kind: 'paragraph',
      text: say`The same scenarios, seed and version give the same results to the last digit, on any number of processors. To make them again:`,
    },
    { kind: 'command', line: commandOf(about) },
    {
      kind: 'paragraph',
      text: say`To check a run folder against its manifest and against a repetition, this report included:`,
    },
    { kind: 'command', line: 'return-hubs verify RUN-FOLDER' },
    ...(material.sensitivity === undefined ? measuring(material) : []),
    {
      kind: 'table',
      caption: say`What this report was made from`,
      head: heads('What', 'Value'),
      rows: [
        [['Version'], [quoted(`${about.tool.name} ${about.tool.version}`)]],
        [['Seed'], [verbatim('manifest|seed', String(about.seed))]],
        [['Runs of each scenario'], [count('manifest|replications', about.replications)]],
        [['First day simulated'], [verbatim('scenario|start', start)]],
        [['Prices'], [quoted(`${costs.price_base}; deflator: ${costs.deflator}`)]],
        [['Scenarios'], [quoted(scenarios.map(({ name }) => name).join(', '))]],
        [['Deterrence hypotheses'], [quoted(about.deterrence.join(', '))]],
        ...(about.with === undefined ? [] : [[['Changes in every scenario'], [quoted(about.with.name)]]]),
        [['Digest of the inputs, SHA-256'], [verbatim('manifest|inputs.sha256', about.inputs.sha256)]],
        [['Digest of the results, SHA-256'], [verbatim('manifest|results.sha256', about.results.sha256)]],
      ],
    },
    {
      kind: 'paragraph',
      text: say`In report.html every figure in a sentence or a table of findings carries its place in the results. Figures are rounded to what their intervals support. The files have them in full.`,
    },
  ]
}

/** How to measure what decides, where that was not done. */
const measuring = (material: Material): Block[] => [
  {
    kind: 'paragraph',
    text: say`To measure which parameters change the findings most, and to add the answer to this report:`,
  },
  {
    kind: 'command',
    line: `return-hubs sensitivity ${(optionsOf(material)[0] ?? baselineOf(material)).name} --seed ${material.about.seed} --out outputs/sensitivity`,
  },
  { kind: 'command', line: 'return-hubs report RUN-FOLDER --sensitivity outputs/sensitivity' },
]
