/** Words that a briefing uses in a sense of its own; those that it does not use are left out. */
import { say, type Text } from './text.ts'

interface Term {
  readonly term: string
  /** That the word is used. */
  readonly used: RegExp
  readonly text: Text
}

const terms: readonly Term[] = [
  {
    term: 'Average',
    used: /\baverages?\b/i,
    text: say`The mean over the runs.`,
  },
  {
    term: 'Barrier',
    used: /\bbarriers?\b/i,
    text: say`Something that stops a removal and leads to a further submission.`,
  },
  {
    term: 'Baseline',
    used: /\bbaseline\b/i,
    text: say`The scenario that options are compared with.`,
  },
  {
    term: 'Brought back',
    used: /brought back/i,
    text: say`Returned from the host country to the UK after a transfer, for whatever reason.`,
  },
  {
    term: 'Clear',
    used: /\bclear(ly)?\b/i,
    text: say`A change is clear if its 95% interval does not include zero.`,
  },
  {
    term: 'Day in detention',
    used: /in detention/i,
    text: say`One person held for one day. Ten people held for three days are thirty.`,
  },
  {
    term: 'Deterrent effect',
    used: /deterr/i,
    text: say`Fewer people setting out because of an option. Results assume none unless they say so. Where they assume one, it is a named assumption and not a finding.`,
  },
  {
    term: 'Facility',
    used: /\bfacility\b/i,
    text: say`The place in a host country where a scheme holds people.`,
  },
  {
    term: 'Host country',
    used: /\bhost\b/i,
    text: say`The country to which a scheme transfers people.`,
  },
  {
    term: 'Median',
    used: /\bmedian\b/i,
    text: say`The middle: half are below it and half above.`,
  },
  {
    term: '95% interval',
    used: /95% interval/,
    text: say`If the runs were repeated many times, 95% of such intervals would include the true average. It is about chance alone.`,
  },
  {
    term: 'Public cost',
    used: /public cost/i,
    text: say`What the scenario counts as paid from public money, not discounted and in the prices named below.`,
  },
  {
    term: 'Return',
    used: /\breturn(ed|s)?\b/i,
    text: say`A person leaving the UK or a facility for their country of origin: voluntarily, by force or from a scheme.`,
  },
  {
    term: 'Rights exhausted',
    used: /rights (are )?exhausted/i,
    text: say`No claim or appeal is open and none can be lodged.`,
  },
  {
    term: 'Run',
    used: /\bruns?\b/i,
    text: say`One simulation of the whole period with its own luck. The files call it a replication. In each run every option has the same luck, so that options can be compared.`,
  },
  {
    term: 'Scheme',
    used: /\bschemes?\b/i,
    text: say`An arrangement with a host country under which people are transferred.`,
  },
  {
    term: 'Supported',
    used: /\bsupported\b/i,
    text: say`Housed or paid for while a claim or appeal is open, or after it.`,
  },
  {
    term: 'Transferred',
    used: /\btransfer/i,
    text: say`Taken to a host country under a scheme.`,
  },
]

/** The terms that occur in some text, in the order of the alphabet. */
export const glossaryOf = (text: string): { readonly term: Text; readonly text: Text }[] =>
  terms
    .filter(({ used }) => used.test(text))
    .toSorted((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1))
    .map(({ term, text: meaning }) => ({ term: [term], text: meaning }))
