#!/usr/bin/env bash
# Moves the tags that workflows use, v1 and v1.2, to a release such as v1.2.3; not back to an older one.
# usage: tags.sh TAG REMOTE
set -euo pipefail
tag=$1 remote=$2
[[ $tag =~ ^v([0-9]+)\.([0-9]+)\.[0-9]+$ ]] || { echo "$tag is no release" >&2; exit 1; }
major=v${BASH_REMATCH[1]} minor=v${BASH_REMATCH[1]}.${BASH_REMATCH[2]}
for moving in "$major" "$minor"; do
  newest=$(git tag --list "$moving.*" | grep -E '^v[0-9]+\.[0-9]+\.[0-9]+$' | sort -V | tail -n 1)
  if [ "$newest" != "$tag" ]; then
    echo "$moving stays at $newest, which is newer than $tag"
    continue
  fi
  git push --force "$remote" "$tag^{commit}:refs/tags/$moving"
done
