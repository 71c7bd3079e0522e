/** Tests make many runs in one process: each run takes up the threads of the one before, which have loaded and compiled what they run. */
import { keepThreads } from '../src/execution/pool.ts'

keepThreads()
