#!/usr/bin/env python3
"""Sends every query of the dashboards, and looks at every alert rule: ask-prometheus.py ADDRESS DASHBOARD-DIRECTORY."""
import json
import pathlib
import sys
import urllib.parse
import urllib.request


def ask(address, path, **parameters):
    query = urllib.parse.urlencode(parameters)
    with urllib.request.urlopen(f"{address}{path}?{query}", timeout=30) as answer:
        return json.load(answer)["data"]


def main(address, directory):
    silent = 0
    for file in sorted(pathlib.Path(directory).glob("*.json")):
        for panel in json.loads(file.read_text())["panels"]:
            for target in panel.get("targets", []):
                query = target["expr"].replace("$__rate_interval", "1m").replace("$__range", "15m")
                series = len(ask(address, "/api/v1/query", query=query)["result"])
                silent += series == 0
                print(f"{'SILENT' if series == 0 else series:>6}  {panel['title']}: {target['expr']}")
    for group in ask(address, "/api/v1/rules")["groups"]:
        for rule in group["rules"]:
            silent += rule["health"] != "ok"
            print(f"{rule['state']:>8} {rule['health']} {rule['name']} {rule.get('lastError', '')}")
    return 1 if silent else 0


sys.exit(main(*sys.argv[1:]))
