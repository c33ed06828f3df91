"""Claims x articles of a keyed event: how often the status and the voice of a claim are right.

    python benchmarks/claims.py EVENT_FOLDER

EVENT_FOLDER has `corpus.jsonl` and the key `claims.json`: of each claim and article `narrator`, `attributed`,
`denied` or `not_told`. Our claims for it stand in `claims/<name of the folder>.toml`. The phrases were
written with the articles at hand, so "not told" tells nothing of the tool; told cells do.
"""

import json
import sys
import tempfile
from pathlib import Path

import pandas as pd

from analysis import compare, mark, read
from analysis.read.folder.claims import claims

_VOICES = {"narrator": {"narrator"}, "attributed": {"attributed", "quoted"}}


def cells(folder: Path) -> pd.DataFrame:
    """One row a claim and article: what the key says, the status found, whether it and the voice are right.

    The voice is right where one telling has it.
    """
    marked = mark.corpus(read.corpus(folder / "corpus.jsonl"))
    with tempfile.TemporaryDirectory() as own:
        written = (Path(__file__).parent / "claims" / f"{folder.name}.toml").read_text(encoding="utf-8")
        (Path(own) / "claims.toml").write_text(written, encoding="utf-8")
        wanted = claims(Path(own), None, None)
    told = compare.tellings(marked, wanted)
    status = compare.claims(marked, wanted, told).set_index(["claim", "doc_id"])["status"]
    made = []
    for claim in json.loads((folder / "claims.json").read_text(encoding="utf-8")):
        name = claim["id"].rpartition("-")[2]
        for article in claim["articles"]:
            doc_id, key = article["doc_id"], article["status"]
            found = status[name, doc_id]
            voices = set(told.loc[(told["claim"] == name) & (told["doc_id"] == doc_id), "voice"])
            right = found == {"not_told": "not found", "denied": "denied"}.get(key, "told")
            made.append((name, doc_id, key, found, right, right and bool(_VOICES.get(key, voices) & voices)))
    return pd.DataFrame(made, columns=["claim", "doc_id", "key", "status", "status_right", "voice_right"])


if __name__ == "__main__":
    found = cells(Path(sys.argv[1]))
    told = found[found["key"] != "not_told"]
    print(told[~told["voice_right"]].to_string(index=False))
    denied = told[told["key"] == "denied"]
    print(f"told: status right in {told['status_right'].sum()} of {len(told)}, ", end="")
    print(
        f"voice too in {told['voice_right'].sum()}; denied: {denied['status_right'].sum()} of {len(denied)}"
    )
