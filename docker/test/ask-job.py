#!/usr/bin/env python3
"""Watches the job through its REST interface and its outputs through the dashboard, which reads what is committed.

ask-job.py FLINK DASHBOARD TOKEN works               until a checkpoint is completed and outputs were read
ask-job.py FLINK DASHBOARD TOKEN state               prints "restores checkpoint-id"
ask-job.py FLINK DASHBOARD TOKEN recovers STATE...   until it was restored after that state, has completed a checkpoint since,
                                                     and after a further one more outputs are read than before it
"""
import json
import sys
import time
import urllib.request

PATIENCE_SECONDS = 1500


def read(address, token=""):
    request = urllib.request.Request(address, headers={"Authorization": "Bearer " + token})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


class Job:
    def __init__(self, flink, dashboard, token):
        self.flink, self.dashboard, self.token = flink, dashboard, token

    def state(self):
        """How often it was restored, and the newest completed checkpoint; the id is 0 before the first."""
        job = read(self.flink + "/jobs")["jobs"][0]["id"]
        checkpoints = read(f"{self.flink}/jobs/{job}/checkpoints")
        newest = checkpoints["latest"]["completed"] or {"id": 0}
        return checkpoints["counts"]["restored"], newest["id"]

    def records(self):
        topics = read(self.dashboard + "/api/pages/pipeline", self.token)["tables"]["topics"]
        at = [column["key"] for column in topics["columns"]].index("records")
        return sum(row[at] for row in topics["rows"])


def wait(what, holds):
    end = time.time() + PATIENCE_SECONDS
    while True:
        try:
            if holds():
                print(time.strftime("%T"), what, flush=True)
                return
            problem = "not yet"
        except OSError as e:
            problem = str(e)
        if time.time() > end:
            sys.exit(f"after {PATIENCE_SECONDS} s: {problem} (expected: {what})")
        time.sleep(2)


def main(flink, dashboard, token, what, *state):
    job = Job(flink, dashboard, token)
    if what == "state":
        print(*job.state())
    elif what == "works":
        wait("a checkpoint is completed and outputs are read", lambda: job.state()[1] > 0 and job.records() > 0)
    else:
        restored, checkpoint = map(int, state)
        wait("it was restored", lambda: job.state()[0] > restored)
        wait("a checkpoint was completed since", lambda: job.state()[1] > checkpoint)
        checkpoint = job.state()[1]
        before = job.records()
        wait("one more", lambda: job.state()[1] > checkpoint)
        wait(f"more outputs than {before}", lambda: job.records() > before)


main(*sys.argv[1:])
