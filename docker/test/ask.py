#!/usr/bin/env python3
"""Asks the dashboard how many output records it has seen: ask.py ADDRESS TOKEN records | wait COUNT."""
import json
import sys
import time
import urllib.error
import urllib.request

PATIENCE_SECONDS = 600


def records(address, token):
    request = urllib.request.Request(
        address + "/api/pages/pipeline", headers={"Authorization": "Bearer " + token}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        topics = json.load(answer)["tables"]["topics"]
    at = [column["key"] for column in topics["columns"]].index("records")
    return sum(row[at] for row in topics["rows"])


def main(address, token, what, least=0):
    end = time.time() + PATIENCE_SECONDS
    while True:
        try:
            count = records(address, token)
            if what == "records" or count >= int(least):
                print(count)
                return 0
            problem = f"{count} records"
        except (urllib.error.URLError, OSError) as e:
            problem = str(e)
        if time.time() > end:
            print(f"after {PATIENCE_SECONDS} s: {problem} (expected: {least} records)", file=sys.stderr)
            return 1
        time.sleep(2)


sys.exit(main(*sys.argv[1:]))
