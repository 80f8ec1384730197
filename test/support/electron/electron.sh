#!/bin/sh
# What `process.execPath` names under the stand-in: takes what the real `electron` takes.
exec "$STAND_IN_NODE" "$(dirname "$0")/launch.ts" "$@"
