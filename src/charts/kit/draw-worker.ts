/** Runs in a worker thread: one chart in, its forms out. */
import '../../portable/install.ts'

export { renderChart as default } from './render.ts'
