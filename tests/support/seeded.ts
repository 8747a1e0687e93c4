/**
 * Properties run with one seed, so that a run says the same twice; `SEED` in the environment chooses another, and fast-check
 * prints the one of a failure.
 */
import { configureGlobal } from 'fast-check'

configureGlobal({ seed: Number(process.env.SEED ?? 2026) })
