"""Reads our OTLP profiles with OpenTelemetry's own package, and our tables with Python's csv. Usage: readers.py FOLDER"""
import csv
import sys
from collections import Counter

from google.protobuf import json_format
from opentelemetry.proto.profiles.v1development.profiles_pb2 import ProfilesData

folder = sys.argv[1]


def otlp(name):
    data = ProfilesData()
    with open(f"{folder}/{name}", "rb") as file:
        data.ParseFromString(file.read())
    again = json_format.Parse(json_format.MessageToJson(data), ProfilesData())
    print(f"{name}: {data.resource_profiles[0].resource.attributes[0].value.string_value}, the same by way of JSON: {again == data}")
    tables = data.dictionary
    for profile in data.resource_profiles[0].scope_profiles[0].profiles:
        kind = tables.string_table[profile.sample_type.type_strindex]
        unit = tables.string_table[profile.sample_type.unit_strindex]
        selves = Counter()
        for sample in profile.samples:
            leaf = tables.location_table[tables.stack_table[sample.stack_index].location_indices[0]]
            function = tables.function_table[leaf.lines[0].function_index]
            at = f"{tables.string_table[function.name_strindex]} {tables.string_table[function.filename_strindex]}:{leaf.lines[0].line}"
            selves[at] += sum(sample.values)
        print(f"  {kind} in {unit}: {sum(selves.values())}")
        for at, value in sorted(selves.items()):
            print(f"    {value} {at}")


def table(name):
    with open(f"{folder}/{name}", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    print(f"{name}: {len(rows)} rows of {', '.join(rows[0])}")
    for row in rows:
        print("  " + " | ".join(row.values()))


for each in ("exact.otlp.pb", "sampled.otlp.pb"):
    otlp(each)
for each in sys.argv[2:]:
    table(each)
