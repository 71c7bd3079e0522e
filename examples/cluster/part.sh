#!/usr/bin/env bash
# Runs one part of a run. Every file here that shares a run out over machines calls this one.
#
#   part.sh OF OUT COMMAND ...      part.sh 8 /shared/sizes sweep examples/hub-size.yaml --seed 1
#
# OF   how many parts the run has
# OUT  folder that all machines see; part 3 is written to OUT/part-3, and finished jobs to OUT/store, where any part finds them
#
# Which part this is comes from the scheduler: a number from 1 in PART, or from 0 where the scheduler counts from 0.
# The command has a --seed, which is the same for all parts. A part that was stopped goes on where it was: just start it again.
set -euo pipefail
of=$1 out=$2
shift 2

if [ -n "${PART:-}" ]; then part=$PART                                                        # processes.sh, GitHub Actions, Azure Batch
elif [ -n "${SLURM_ARRAY_TASK_ID:-}" ]; then part=$SLURM_ARRAY_TASK_ID                        # Slurm: --array=1-8
elif [ -n "${JOB_COMPLETION_INDEX:-}" ]; then part=$((JOB_COMPLETION_INDEX + 1))              # Kubernetes: an indexed Job
elif [ -n "${AWS_BATCH_JOB_ARRAY_INDEX:-}" ]; then part=$((AWS_BATCH_JOB_ARRAY_INDEX + 1))    # AWS Batch: an array job
else echo "part.sh: which part? Set PART to a number from 1 to $of" >&2; exit 2
fi

# Exit code 4 is a part that is finished and in which some jobs failed: they are recorded, and merge shows them. There is nothing to
# repeat, so the scheduler is told that all is well.
${RETURN_HUBS:-npx return-hubs} "$@" --shard "$part/$of" --out "$out/part-$part" --store "$out/store" --resume || [ $? -eq 4 ]
