#!/usr/bin/env bash
# An AWS Batch array job: one child job a part, with a file system (EFS) at /shared that all of them see. The job definition
# `return-hubs` names an image that has this checkout with `npm ci` done, in /app, and mounts the file system.
#
#   examples/cluster/aws-batch.sh my-queue
#
# Azure Batch has no arrays: make a task for each part, with the same command and with PART in its environment settings:
#   az batch task create --job-id return-hubs --task-id part-3 --environment-settings PART=3 \
#     --command-line '/app/examples/cluster/part.sh 8 /shared/sizes sweep examples/hub-size.yaml --seed 1'
set -euo pipefail
queue=$1 parts=8

array=$(aws batch submit-job --job-name return-hubs-parts --job-queue "$queue" --job-definition return-hubs \
  --array-properties "size=$parts" --retry-strategy attempts=3 --query jobId --output text \
  --container-overrides "{\"command\": [\"examples/cluster/part.sh\", \"$parts\", \"/shared/sizes\", \"sweep\", \"examples/hub-size.yaml\", \"--seed\", \"1\", \"--quiet\"]}")

aws batch submit-job --job-name return-hubs-merge --job-queue "$queue" --job-definition return-hubs \
  --depends-on "jobId=$array" \
  --container-overrides '{"command": ["sh", "-c", "npx return-hubs merge /shared/sizes/part-* --out /shared/sizes/run --resume"]}'
