import fc from 'fast-check';

/**
 * Property tests draw the same cases in each run, so that a run which fails fails again. `FAST_CHECK_SEED=$RANDOM` draws
 * others.
 */
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 1) });
