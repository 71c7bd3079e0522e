/**
 * Writes docs/options.md and its charts from the folders of `npm run options`, of the sweeps examples/gang-disruption.yaml
 * and examples/barriers.yaml, and of a break-even run, as the page itself names them.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { closedLoop } from '../test/model/closed-loop.ts'

type Row = Record<string, string>
const read = (file: string): Row[] => parse(readFileSync(file), { columns: true })
const pictures = 'docs/options'

interface Picture {
  readonly id: string
  readonly file: string
}

const chart = (folder: string, name: string, id = name): Picture => ({
  id,
  file: `outputs/${folder}/charts/${name}`,
})

const used: Picture[] = []
function picture(of: Picture): string {
  used.push(of)
  const { description } = JSON.parse(readFileSync(`${of.file}.vl.json`, 'utf8')) as { description: string }
  return `![${description.replaceAll(/[[\]]/g, '')}](options/${of.id}.png)`
}

const pounds = (text: string | undefined) => {
  const value = Math.round(Number(text) / 1e6)
  return `${value < 0 ? '−' : ''}£${Math.abs(value).toLocaleString('en-GB')}m`
}

const [answer] = read('outputs/break-even/results/break-even.csv')
const found =
  answer?.['status'] === 'attained'
    ? `${Number(answer['value']).toFixed(0)} (95 % interval ${answer['ci_low'] === '' ? `from below ${answer['from']}` : Number(answer['ci_low']).toFixed(0)} to ${answer['ci_high'] === '' ? `above ${answer['to']}` : Number(answer['ci_high']).toFixed(0)})`
    : `${answer?.['status']?.replaceAll('_', ' ')} up to ${answer?.['to']}`

const ceiling = 8.6
const aboveCeiling =
  answer?.['status'] !== 'attained' || Number(answer['value']) <= ceiling
    ? ''
    : answer['ci_low'] !== '' && Number(answer['ci_low']) > ceiling
      ? 'The hub would need more than that.'
      : 'The hub would need more than that by the best estimate, though the interval reaches it.'

const gangs = read('outputs/gang-disruption/results/differences.csv')
const gangPoints = read('outputs/gang-disruption/results/points.csv')
const boats = (retry: string, response: string) => {
  const point = gangPoints.find((each) => each['retry'] === retry && each['response'] === response)?.['point']
  const row = gangs.find(
    (each) =>
      each['point'] === point && each['metric'] === 'arrivals.small_boat' && each['counted_in'] === 'people',
  )
  const text = (value: string | undefined) =>
    Math.round(Number(value)).toLocaleString('en-GB').replace('-', '−')
  return `${text(row?.['mean'])} (${text(row?.['ci_low'])} to ${text(row?.['ci_high'])})`
}

const appraisal = read('outputs/options/results/appraisal.csv')
const figure = (scenario: string, metric: string) =>
  pounds(
    appraisal.find(
      (row) => row['scenario'] === scenario && row['metric'] === metric && row['deterrence'] === 'none',
    )?.['mean'],
  )
const replications = read('outputs/options/results/differences.csv')[0]?.['replications']
const loop = closedLoop()

const page = `# Every option beside the others

Made by \`npm run options\`: every built-in option against current policy over five years, ${replications} replications, under
\`none\` (no deterrent effect, the official assessment) and under \`illustrative-low\`. Each option is a file in
[src/scenarios/library](../src/scenarios/library) with the source of every figure; none has a line of code of its own. No option has been
published in the detail that a model needs, so **every figure here rests on assumptions**, listed in
[assumptions.md](assumptions.md). The charts favour none of them.

## What each changes

${picture(chart('options', 'options-outcomes'))}

${picture(chart('options', 'options-people'))}

Return hubs also as they would be three years late, without an agreement, in three countries, or struck down after a year:

${picture(chart('options', 'options-outcomes-variants'))}

${picture(chart('options', 'options-people-variants'))}

${picture(chart('options', 'cost-over-time'))}

${picture(chart('options', 'cost-per-return'))}

${picture(chart('options', 'differences'))}

Two readings to be careful with. *Faster decisions* (${figure('faster-decisions', 'cost.total')} over five years) and *more tribunal
capacity* (${figure('more-tribunal-capacity', 'cost.total')}) cost less because people leave asylum support sooner; that assumes that staff and judges
can be found at the cost in the ledger, and what people cost after support, in work, benefits or housing, is not in it. *Transfer on
arrival* (${figure('rwanda-style', 'cost.total')}) is a new scheme on the terms of the former one; the £715m already spent on that are sunk and in no total.

## If people are deterred

Whether a risk of transfer or return keeps people from crossing is not known. The chart shows what each option costs if it does, by the strength
of the effect and by the share of those deterred who come by another route. At strength 10 a rise of the perceived risk by
one percentage point keeps about one person in ten from setting out.

${picture(chart('options', 'deterrence-strength'))}

The same tables with \`illustrative-low\`:

${picture(chart('options', 'options-outcomes-illustrative-low'))}

${picture(chart('options', 'options-people-illustrative-low'))}

How strong would the effect have to be for a return hub to cost no more than current policy, in present value, if 30 % of those deterred come by
another route? **${found}.**

${picture(chart('break-even', 'break-even'))}

\`\`\`sh
npx return-hubs break-even return-hubs --seed 2025 --replications 20 --to 40 --out outputs/break-even
\`\`\`

For comparison, the fall in Albanian arrivals in 2022 to 2023 would take a strength of ${ceiling} if returns alone explained it, and if people saw
the risk rise as much as returns per arrival did; with publicity and policing at work as well, it is called a ceiling. ${aboveCeiling} No
published figure measures the risk as the model does (transfer or enforced return within five years), so neither figure is more than a guide.

**In a closed loop more is not always more.** At a given perceived risk a stronger effect deters everyone whom a weaker one does, and more.
But the risk is not given: fewer people arrive, fewer are transferred, and observers learn from that. In a small test world in which the announcement of a
scheme deters and fades while nobody is transferred, an announcement effect of ${loop.weaker.effect} deters ${loop.weaker.deterred.toLocaleString('en-GB')} people and an effect of
${loop.stronger.effect} only ${loop.stronger.deterred.toLocaleString('en-GB')}: it leaves more months without a transfer.

## Action against smuggling

Fewer boats and more launches stopped lower arrivals for good only if people who are stopped give up, and suppliers do not make up for the boats that
are lost. With nobody trying again and no response, arrivals change by ${boats('0', '0')} over five years; if everyone tries again and suppliers
make good the whole shortage, by ${boats('1', '1')}. Published data cannot tell which is true.

${picture(chart('gang-disruption', 'sweep-lines', 'gang-disruption'))}

\`\`\`sh
npx return-hubs sweep examples/gang-disruption.yaml --seed 2025 --out outputs/gang-disruption
\`\`\`

## Why barriers to removal arise

A hub is to leave people less time in which barriers arise. Whether it can depends on why they do. Under \`none\` there is nothing to
forestall, and what the hub adds are people recognised there; under \`frailty\` people differ from the start, and those who would have made a further
submission make it from the hub; under \`duration\` it becomes likelier the longer people stay in the UK, so a transfer forestalls it. The chart is for a hub
that opens after 300 days and keeps people until they are returned; so that only the reading differs, no court releases anyone from it and nobody
moves on. A pace of 1 is the built-in one, at which returns are attempted as often as from the UK. It shows how many more or fewer people are granted leave
after their rights were exhausted.

${picture(chart('barriers', 'sweep-lines', 'barriers'))}

\`\`\`sh
npx return-hubs sweep examples/barriers.yaml --seed 2025 --out outputs/barriers
\`\`\`

## Published worked examples

Three published calculations are run through the same ledger and the same search by the tests: the break-even of 37 % and
2 % deterrence in the 2023 impact assessment of the Illegal Migration Bill; £541m and £1.8m a person for the first 300 people to Rwanda; and the outturn of
£715m. The assessment also gives 50 % for a stay of three years. Scaling its £106,000 of avoided support by three quarters gives £79,500 and so
53 %: 50 % needs £84,500, so the support in the assessment must fall with time, in a way that is not published. That figure is not reproduced.
`

mkdirSync(pictures, { recursive: true })
for (const name of readdirSync(pictures)) rmSync(`${pictures}/${name}`)
for (const { id, file } of used) copyFileSync(`${file}.png`, `${pictures}/${id}.png`)
writeFileSync('docs/options.md', page)
