/** What a page is made of: its files, and what makes it. */
export interface Page {
  /** Texts by path: compared byte for byte. */
  readonly texts: ReadonlyMap<string, string>
  /** A folder of pictures and the tables behind them, which holds nothing else. */
  readonly pictures?: {
    readonly folder: string
    readonly files: ReadonlyMap<string, string | Uint8Array>
  }
}
