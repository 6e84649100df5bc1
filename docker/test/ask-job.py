#!/usr/bin/env python3
"""Watches the job through its REST interface and its outputs through the dashboard, which reads what is committed.

ask-job.py FLINK DASHBOARD TOKEN works               until a checkpoint is completed and outputs were read
ask-job.py FLINK DASHBOARD TOKEN state               prints "restores checkpoint-id"
ask-job.py FLINK DASHBOARD TOKEN recovers STATE...   until it was restored after that state, has completed a checkpoint since,
                                                     and after a further one more outputs are read than before it
ask-job.py FLINK DASHBOARD TOKEN stop DIRECTORY      stops it with a savepoint there and prints the savepoint's address
ask-job.py FLINK DASHBOARD TOKEN restored ADDRESS    until a job that began from there has completed a checkpoint, and after a
                                                     further one more outputs are read than before it
"""
import json
import sys
import time
import urllib.request

PATIENCE_SECONDS = 1500


def read(address, token="", body=None):
    """Reads, or posts the body."""
    headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
    request = urllib.request.Request(address, headers=headers, data=body and json.dumps(body).encode())
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


class Job:
    def __init__(self, flink, dashboard, token):
        self.flink, self.dashboard, self.token = flink, dashboard, token

    def state(self):
        """How often it was restored, and the newest completed checkpoint; the id is 0 before the first."""
        checkpoints = self.checkpoints()
        newest = checkpoints["latest"]["completed"] or {"id": 0}
        return checkpoints["counts"]["restored"], newest["id"]

    def address(self):
        return f"{self.flink}/jobs/" + read(self.flink + "/jobs")["jobs"][0]["id"]

    def checkpoints(self):
        return read(self.address() + "/checkpoints")

    def began_from(self):
        restored = self.checkpoints()["latest"]["restored"] or {"external_path": ""}
        return restored["external_path"]

    def stop(self, directory):
        """Where the savepoint lies that it was stopped with."""
        address = self.address()
        request = read(address + "/stop", body={"targetDirectory": directory})["request-id"]
        end = time.time() + PATIENCE_SECONDS
        while time.time() < end:
            # Whoever is told of it once is told no more: the JobManager ends then.
            savepoint = read(f"{address}/savepoints/{request}")
            if savepoint["status"]["id"] == "COMPLETED":
                return savepoint["operation"]["location"]
            time.sleep(1)
        sys.exit(f"after {PATIENCE_SECONDS} s: the savepoint is not there (expected: it was taken)")

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


def goes_on(job, checkpoint):
    wait("a checkpoint was completed since", lambda: job.state()[1] > checkpoint)
    checkpoint = job.state()[1]
    before = job.records()
    wait("one more", lambda: job.state()[1] > checkpoint)
    wait(f"more outputs than {before}", lambda: job.records() > before)


def main(flink, dashboard, token, what, *state):
    job = Job(flink, dashboard, token)
    if what == "state":
        print(*job.state())
    elif what == "works":
        wait("a checkpoint is completed and outputs are read", lambda: job.state()[1] > 0 and job.records() > 0)
    elif what == "stop":
        print(job.stop(*state))
    elif what == "restored":
        wait("it began from the savepoint", lambda: job.began_from() == state[0])
        goes_on(job, 0)
    else:
        restored, checkpoint = map(int, state)
        wait("it was restored", lambda: job.state()[0] > restored)
        goes_on(job, checkpoint)


main(*sys.argv[1:])
