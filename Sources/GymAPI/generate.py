"""Writes what GymAPI is made of besides its sources: code for the protocol buffers, and documents as Swift texts.

Called by `make proto` as: generate.py FOLDER-OF-PROTOC-PLUGINS FOLDER-OF-GOOGLE'S-PROTOS
"""

import base64
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml

HERE = pathlib.Path(__file__).resolve().parent
PROTOS = HERE / "Protos"
OUTPUT = HERE / "Generated"


def generate_code(plugins, well_known):
    files = sorted(str(path.relative_to(PROTOS)) for path in PROTOS.rglob("*.proto"))
    options = "Visibility=Public,UseAccessLevelOnImports=true,FileNaming=DropPath"
    with tempfile.NamedTemporaryFile() as descriptors:
        subprocess.run(
            [
                "protoc", f"--proto_path={PROTOS}", f"--proto_path={well_known}", "--include_imports", f"--descriptor_set_out={descriptors.name}",
                f"--plugin={plugins}/protoc-gen-swift", f"--plugin={plugins}/protoc-gen-grpc-swift-2",
                f"--swift_out={OUTPUT}", f"--swift_opt={options}",
                f"--grpc-swift-2_out={OUTPUT}", f"--grpc-swift-2_opt={options}", *files,
            ],
            check=True,
        )
        return base64.b64encode(descriptors.read()).decode()


def write_text(name, summary, value):
    text = f'// Written by `make proto`.\n// swift-format-ignore-file\n\n/// {summary}\nlet {name} = ##"{value}"##\n'
    (OUTPUT / f"{name[0].upper()}{name[1:]}.swift").write_text(text)


def main():
    OUTPUT.mkdir(exist_ok=True)
    write_text("descriptorSet", "The descriptors of all protocol buffers, in Base64.", generate_code(*sys.argv[1:3]))
    document = yaml.safe_load((HERE / "openapi.yaml").read_text())
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
    write_text("openAPIText", "openapi.yaml as JSON.", text)


main()
