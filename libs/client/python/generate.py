"""Writes the Python package `lucid_storage_client` from Lucid Storage's OpenAPI document.

    python3 -m pip install -r requirements.txt
    python3 generate.py ../../../configs/openapi.json FOLDER

It ends with 1 when anything of the document is left out.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def readable(document: dict) -> dict:
    """The document without what openapi-python-client writes broken code for."""
    for item in document["paths"].values():
        for operation in item.values():
            # Of several media types of one body it makes an optional body, and forgets an import. The first one says all.
            content = operation.get("requestBody", {}).get("content", {})
            for further in list(content)[1:]:
                del content[further]
            # It reads a stream of events as one text, whatever the schema of its events is.
            for response in operation["responses"].values():
                stream = response.get("content", {}).get("text/event-stream")
                if stream is not None:
                    stream["schema"] = {"type": "string"}
    return document


def main(document: str, folder: str) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "openapi.json")
        path.write_text(json.dumps(readable(json.loads(Path(document).read_text()))))
        config = Path(__file__).with_name("config.yml")
        command = [sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning", "--meta", "none"]
        options = ["--path", str(path), "--config", str(config), "--output-path", folder, "--overwrite"]
        return subprocess.run([*command, *options], check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], str(Path(sys.argv[2], "lucid_storage_client"))))
