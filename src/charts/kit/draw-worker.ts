/** Runs in a worker thread: one chart in, its forms out. */
export { renderChart as default } from './render.ts'
