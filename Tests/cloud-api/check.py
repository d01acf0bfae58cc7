"""Checks the cloud's API: a check from first item to payment by curl, then schemathesis.

Run by `run`, which says how. Prints a line a call, and exits with 1 when something is not as
described.
"""

import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cloud-demo"))

import demo  # noqa: E402


class Caller:
    """Asks a cloud with curl, and remembers what was not as expected."""

    def __init__(self, cloud):
        self.cloud = cloud
        self.faults = 0

    def __call__(self, expected, method, path, body=None, key=None, token=None, more=()):
        """The JSON of the answer, whose status should be `expected`."""
        command = ["curl", "--silent", "--request", method, "--write-out", "\n%{http_code}"]
        command += ["--header", f"Authorization: Bearer {token or self.cloud.token}", *more]
        if body is not None:
            command += ["--header", "Content-Type: application/json", "--data-binary", "@-"]
        if key:
            command += ["--header", f"Idempotency-Key: {key}"]
        text = body if isinstance(body, str) else json.dumps(body)
        done = subprocess.run(
            [*command, self.cloud.url + path], input=text, text=True, capture_output=True)
        answer, status = done.stdout.rsplit("\n", 1)
        is_right = int(status) == expected
        self.faults += not is_right
        print(f"{'ok   ' if is_right else 'FAIL '} {status} {method} {path}")
        if not is_right:
            print(f"      expected {expected}; {answer[:500]}")
        return json.loads(answer) if answer.startswith("{") else {}


def pulled(call):
    """What the till sent, as another lane gets it."""
    return call(200, "GET", "/events?limit=500&origin=nobody")["events"]


def ids(events, kind):
    """Ids by the name in the payload."""
    return {e["payload"]["name"]: e["aggregateId"] for e in events if e["type"] == kind}


def sell(call, actor, product):
    """A check from first item to payment; gives its id and that of its kitchen ticket."""
    opening = {"actor": actor, "orderType": "eat_in"}
    check = call(201, "POST", "/api/checks", opening, key="open")
    again = call(201, "POST", "/api/checks", opening, key="open")
    call.faults += check != again
    path = f"/api/checks/{check['checkId']}"
    call(400, "POST", "/api/checks", opening)
    call(409, "POST", "/api/checks", {**opening, "orderType": "take_out"}, key="open")
    call(422, "POST", "/api/checks", {**opening, "orderType": "fly"}, key="fly")
    item = {"actor": actor, "productId": product}
    call(201, "POST", f"{path}/items", item, key="item")
    sent = call(200, "POST", f"{path}/send", {"actor": actor}, key="send")
    tickets = call(200, "GET", "/api/kds/active-tickets")["tickets"]
    ticket = next(t["ticketId"] for t in tickets if t["checkId"] == check["checkId"])
    for place, step in enumerate(("start", "bump", "bump", "recall")):
        call(200, "POST", f"/api/kds/tickets/{ticket}/{step}", {"actor": actor},
             key=f"{place}-{step}")
    payment = {"actor": actor, "tender": "cash", "offeredMinor": 100_000,
               "shownVersion": sent["version"]}
    call(409, "POST", f"{path}/payments", {**payment, "shownVersion": 1}, key="pay-old")
    call(201, "POST", f"{path}/payments", payment, key="pay")
    call(201, "POST", f"{path}/payments", payment, key="pay")
    call(409, "POST", f"{path}/items", item, key="late")
    return ticket


def ask(call, actor):
    """What is asked wrong."""
    call(401, "GET", "/sync/pull", token="no token")
    call(400, "GET", "/sync/pull?limit=0")
    call(400, "POST", "/sync/push", "{")
    call(415, "POST", "/sync/push", "{}", more=["--header", "Content-Encoding: br"])
    call(404, "GET", "/api/nothing")
    call(405, "DELETE", "/api/checks")
    call(404, "POST", "/api/checks/none/send", {"actor": actor}, key="none")
    call(403, "POST", "/sync/push", {"deviceId": "L9", "items": []})


def fuzz(cloud, real, arguments):
    """Everything of the description, right and wrong; gives the exit status."""
    schemathesis = pathlib.Path(sys.executable).parent / "schemathesis"
    environment = {**os.environ, "POS_REAL": json.dumps(real), "SCHEMATHESIS_HOOKS": "hooks",
                   "PYTHONPATH": str(HERE)}
    # The stream is a WebSocket. One device may ask 50 times a second. What a description allows may
    # still be refused, with an answer as described: a cursor that nobody was given, a product the
    # store has not, a fraction in a field that nobody knows.
    return subprocess.run(
        [schemathesis, "run", f"{cloud.url}/openapi.yaml", "--seed", "1",
         "--header", f"Authorization: Bearer {cloud.token}", "--rate-limit", "45/s",
         "--exclude-operation-id", "ticketStream", "--continue-on-failure", "--checks", "all",
         "--exclude-checks", "positive_data_acceptance",
         *arguments],
        env=environment, cwd=cloud.folder).returncode


def main():
    with demo.Cloud() as cloud:
        till = demo.Till(cloud)
        till.replay("plain-sale.keys")
        till.sync()
        call = Caller(cloud)
        events = pulled(call)
        actor = ids(events, "employee.upsert")["Ana Silva"]
        product = ids(events, "product.upsert")["Classic burger"]
        ticket = sell(call, actor, product)
        ask(call, actor)
        check = call(201, "POST", "/api/checks", {"actor": actor, "orderType": "eat_in"}, key="x")
        real = {"actor": actor, "productId": product, "checks": check["checkId"],
                "tickets": ticket}
        status = fuzz(cloud, real, sys.argv[1:])
        log = cloud.log.read_text()
        errors = [line for line in log.splitlines() if '"level":"error"' in line]
        print("\n".join(errors[:10]))
        print(f"calls by curl not as expected: {call.faults}; errors in the log: {len(errors)}")
        sys.exit(1 if call.faults or status or errors else 0)


main()
