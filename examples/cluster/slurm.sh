#!/usr/bin/env bash
# A Slurm job array: one task a part. From the checkout, on a file system that all nodes see:
#
#   array=$(sbatch --parsable examples/cluster/slurm.sh)
#   sbatch --dependency=afterok:$array --cpus-per-task=2 --wrap 'npx return-hubs merge outputs/sizes/part-* --out outputs/sizes/run'
#
# A task that ran out of time is started again with: sbatch --array=3 examples/cluster/slurm.sh
#SBATCH --job-name=return-hubs
#SBATCH --array=1-8
#SBATCH --cpus-per-task=4
#SBATCH --time=04:00:00
#SBATCH --requeue
set -euo pipefail

# Slurm runs a copy of this file, so the others are found from the folder that sbatch was called in.
"$SLURM_SUBMIT_DIR/examples/cluster/part.sh" "${PARTS:-8}" outputs/sizes \
  sweep examples/hub-size.yaml --seed 1 --workers "${SLURM_CPUS_PER_TASK:-1}" --quiet
