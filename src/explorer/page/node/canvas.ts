/** `canvas` and `vega-canvas` in a worker, which has no document: Vega measures words on it. */
export const canvas = (width: number, height: number): OffscreenCanvas =>
  new OffscreenCanvas(Math.max(1, width), Math.max(1, height))

export { canvas as createCanvas, canvas as domCanvas }

/** No chart has pictures. */
export const image = () => null
