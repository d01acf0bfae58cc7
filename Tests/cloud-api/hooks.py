"""What schemathesis may say so that its requests reach the rules behind the fields.

Words alone never name an employee or a check that are there. Where a request is one that may be
sent, half of them get real names in their place; what is sent wrong on purpose stays as it is. No
pull waits for news: each would take up to 25 s.
"""

import json
import os
import zlib

import schemathesis

REAL = json.loads(os.environ["POS_REAL"])


def _half(value):
    """Whether this value is one of the half; the same in each run."""
    return zlib.crc32(repr(value).encode()) % 2 == 0


def _is_name(value):
    return isinstance(value, str) and 1 <= len(value) <= 100 and value.isprintable()


@schemathesis.hook
def map_body(context, body):
    if isinstance(body, dict):
        for field in ("actor", "productId"):
            if _is_name(body.get(field)) and _half(body[field]):
                body[field] = REAL[field]
    return body


@schemathesis.hook
def map_path_parameters(context, parameters):
    path = context.operation.path if context.operation else ""
    kind = next((kind for kind in ("checks", "tickets") if f"/{kind}/" in path), None)
    if parameters and kind and _is_name(parameters.get("id")) and _half(parameters["id"]):
        parameters["id"] = REAL[kind]
    return parameters


@schemathesis.hook
def map_query(context, query):
    if query and str(query.get("wait", "")).isdigit() and int(query["wait"]) <= 25:
        query["wait"] = 0
    return query
