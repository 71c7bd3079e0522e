/** What a briefing is: everything that a page, a document or slides of a run say, before it is laid out as one of them. */
import type { Figure, Quoted, Text } from './text.ts'

/** A table: a heading to each column, and to each row. */
export interface BriefingTable {
  readonly kind: 'table'
  readonly caption: Text
  readonly head: readonly Text[]
  readonly rows: readonly (readonly Text[])[]
}

/** A chart as the run folder keeps it: what it is called, what it says and where it is from. */
export interface StoredChart {
  readonly id: string
  readonly title: string
  /** Measure, place and period, and the condition. */
  readonly subtitle: string
  /** Text alternative; never empty. */
  readonly description: string
  readonly source: string
  readonly note: string
  /** The panels as SVG, with words as text. */
  readonly svg: string
  /** The panels as PNG; absent where a page alone is made. */
  readonly png?: Uint8Array
}

/** A chart of the run folder with the figures behind it. */
export interface BriefingChart extends StoredChart {
  readonly kind: 'chart'
  /** A heading to each column, and cells as the run folder has them. */
  readonly behind: {
    readonly caption: string
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
}

/** A command to copy. */
export interface Command {
  readonly kind: 'command'
  readonly line: string
}

/** How a series looks. */
export interface MonthlySeries {
  readonly label: string
  readonly colour: string
  /** As SVG has it; '' for a line that is whole. */
  readonly dash: string
}

/** Means by month, and where there are few series the 5th and 95th percentile of runs; null where there is no figure. */
export interface MonthlyValues {
  readonly mean: readonly (number | null)[]
  readonly low?: readonly (number | null)[]
  readonly high?: readonly (number | null)[]
}

/** Figures month by month, of which a page shows what its reader chooses. */
export interface MonthlyFigures {
  /** 'YYYY-MM' */
  readonly months: readonly string[]
  /** The baseline first. */
  readonly series: readonly MonthlySeries[]
  readonly measures: readonly {
    readonly id: string
    readonly label: string
    readonly counts: readonly {
      /** 'people', 'cases' or nothing. */
      readonly countedIn: string
      readonly unit: string
      /** One for each of `series`. */
      readonly series: readonly MonthlyValues[]
    }[]
  }[]
}

/** A part of a section. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'terms'; readonly items: readonly { readonly term: Text; readonly text: Text }[] }
  /** Shown on request. */
  | { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'months'; readonly figures: MonthlyFigures }
  | Command
  | BriefingTable
  | BriefingChart

/** A section, in the order in which it is read. */
export interface Section {
  readonly id: string
  readonly heading: string
  readonly blocks: readonly Block[]
}

/** One of the findings that are the answer. */
export interface Finding {
  readonly heading: Text
  readonly lines: readonly Text[]
}

/** Who stands for the analysis, and until when it may be used. */
export interface SignOff {
  readonly commissioner: string
  readonly analyst: string
  readonly assurer: string
  readonly approver: string
  /** Last day on which it may be used without another review, 'YYYY-MM-DD'. */
  readonly review_date: string
}

/** The briefing of a run. */
export interface Briefing {
  readonly title: Text
  /** What is compared, over what time. */
  readonly question: Text
  /** What must be known before the first figure: the largest risk that no figure covers, and how far the work was assured. */
  readonly warnings: readonly { readonly heading: string; readonly text: Text }[]
  readonly findings: readonly Finding[]
  /** What the findings hold on. */
  readonly conditions: readonly Text[]
  readonly sections: readonly Section[]
  readonly signOff: SignOff | undefined
  /** Version of the tool, seed and digest of the results: what a copy is told by. */
  readonly origin: readonly (Figure | Quoted | string)[]
}
