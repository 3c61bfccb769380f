"""What schemathesis cannot know from the document: how a TRON address is made, and which answers are as documented in words."""

import ast
import collections
import hashlib
import os
import re
import threading
import time
import zlib

import requests
import schemathesis
from hypothesis import strategies as st

# Python 3.11 fails with a SystemError, "AST constructor recursion depth mismatch", when two workers parse source at once.
parse, parsing = ast.parse, threading.Lock()


def parse_alone(*args, **kwargs):
    with parsing:
        return parse(*args, **kwargs)


ast.parse = parse_alone

# Proxies and passwords would be looked for in the environment and in files anew for each of thousands of requests.
requests.Session.trust_env = property(lambda session: False, lambda session, value: None)

# A run that names how many examples it wants is a long one, which leaves nothing out.
IS_SHORT = "SCHEMATHESIS_EXAMPLES" not in os.environ

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def tron_address(account: bytes) -> str:
    payload = b"\x41" + account
    checksum = hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number = int.from_bytes(payload + checksum, "big")
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    return text


# Few accounts, so that lists by address find something and unique addresses are taken now and then.
schemathesis.openapi.format("tron-address", st.integers(0, 4095).map(lambda n: tron_address(n.to_bytes(20, "big"))))

# Daily, so that what is made does not begin backups all the time.
schemathesis.openapi.format("cron", st.builds("{} {} * * *".format, st.integers(0, 59), st.integers(0, 23)))
schemathesis.openapi.format("time-zone", st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"]))


# Refusals of what the schema allows, each told in the words of the document: rules between fields (Merkle roots, the
# chain, statuses), versions, keys used before, and combinations of parameters.
TOLD_IN_WORDS = {
    "conflict",
    "duplicate",
    "idempotency_key_reused",
    "invalid_cursor",
    "precondition_failed",
    "unprocessable",
}
# Formats of which the document has only the characters: in its coverage phase schemathesis makes texts of those alone. And numbers and times with more
# digits than can be held, which the document tells in words.
FORMATS = {"cron", "time_zone", "inexact_number", "milliseconds"}
COMBINATIONS = {"confirmation", "range", "sort", "unknown_check"}


def problem(response) -> dict:
    try:
        body = response.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def breaks_documented_pattern(case, name: str) -> bool:
    """Whether a parameter that was sent as valid is not: in its coverage phase schemathesis fills a pattern it cannot vary with `0`."""
    for parameter in case.operation.definition.raw.get("parameters", []):
        pattern = parameter["schema"].get("pattern")
        if parameter["name"] == name and pattern is not None:
            sent = (case.headers if parameter["in"] == "header" else case.query) or {}
            return re.search(pattern, str(sent.get(name, ""))) is None
    return False


def breaks_rules_in_words(errors: list) -> bool:
    """Whether the rules of a validator are refused for what is inside of a keyword, which the document has in words only."""
    return bool(errors) and all(error["code"] == "combination" or re.match(r"/json_schema/[^/]+/", error["pointer"]) for error in errors)


def breaks_rules_of_model(errors: list) -> bool:
    """Whether a search is refused for what its collection's model has, or has not: fields, and values of their types."""
    return bool(errors) and all(re.match(r"/(filter|facets)/[0-9]+/|/(facets|sort)$", error["pointer"]) for error in errors)


def refused_items(body: dict) -> bool:
    """Whether an answer of several parts refuses one of them."""
    return body.get("failed", 0) > 0 or any(item.get("status", 200) >= 400 for item in body.get("items", []))


# A short run makes shorter lists than this: one of hundreds of different items takes seconds.
LONG_LIST = 50
ALPHANUMERIC = "abcdefghijklmnopqrstuvwxyz0123456789"


def parts(value):
    """All objects in a document."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    if isinstance(value, dict):
        yield value
    for child in children:
        yield from parts(child)


def word(longest: int):
    return st.text(ALPHANUMERIC, min_size=2, max_size=longest)


if IS_SHORT:
    schemathesis.openapi.format("email", st.builds("{}@{}.{}".format, word(64), word(60), word(60)))


@schemathesis.hook
def before_load_schema(context, raw_schema) -> None:
    """Leaves out of a short run what takes most of its time to make: the limits of long lists, and the pattern of e-mail addresses.

    Other tests hold them: test/security/input.e2e-spec.ts sends a list over its limit to each operation, and
    test/contract/hostile-input.e2e-spec.ts addresses that the pattern refuses.
    """
    if not IS_SHORT:
        return
    for schema in parts(raw_schema):
        if isinstance(schema.get("maxItems"), int) and schema["maxItems"] > LONG_LIST:
            del schema["maxItems"]
        if schema.get("format") == "email":
            schema.pop("pattern", None)
            schema.pop("maxLength", None)


# A short run keeps so many cases of each kind for each operation and parameter, and beyond them one in so many: a body of many fields makes
# hundreds of a kind. bad-bodies.e2e-spec.ts sends every wrong type to every field.
FIRST, ONE_IN = 3, 4
made: collections.Counter = collections.Counter()


@schemathesis.hook
def filter_case(context, case) -> bool:
    """Thins out the coverage phase of a short run, and leaves something of each kind for each operation."""
    data = getattr(getattr(case.meta, "phase", None), "data", None)
    scenario = getattr(data, "scenario", None)
    if not IS_SHORT or scenario is None:
        return True
    key = (case.operation.label, data.parameter, str(scenario))
    made[key] += 1
    # Of operations that have the same parameters, not the same cases are kept.
    return made[key] <= FIRST or (made[key] + zlib.crc32(case.operation.label.encode())) % ONE_IN == 0


# What is waited for by a request that names a time to come, in ms: the default where it says nothing, and what costs nothing.
WAIT_BY_DEFAULT_MS = 1000
SHORT_WAIT_MS = 50


@schemathesis.hook
def before_call(context, case, kwargs) -> None:
    """Moves a consistency token into the past if the service would wait for it: most made tokens are of the future, and it waits up to 10 s.

    Every value of both parameters is still sent. A token of the future is sent, too, with a wait of 0.
    """
    token = str((case.headers or {}).get("X-Min-Consistency", ""))
    wait = str((case.query or {}).get("wait_ms", WAIT_BY_DEFAULT_MS))
    is_future = re.fullmatch("[0-9a-f]{16}", token) is not None and int(token[:8], 16) > time.time()
    if is_future and wait.isdigit() and int(wait) > SHORT_WAIT_MS:
        case.headers["X-Min-Consistency"] = f"0{token[1:]}"


@schemathesis.hook
def filter_failure(context, failure, case, response) -> bool:
    kind = type(failure).__name__
    body = problem(response)
    if kind == "ServerError":
        # 507 is the answer to a quota that is larger than all there is: a refusal, and documented.
        return body.get("code") != "out_of_space"
    if kind == "JsonSchemaError":
        # `fields` makes the items of a list partial, as its description says.
        return not (response.status_code == 200 and "fields" in (case.query or {}))
    if kind == "RejectedPositiveData":
        code, errors = body.get("code"), body.get("errors", [])
        if code in {"invalid_header", "invalid_parameter"} and any(breaks_documented_pattern(case, error["pointer"]) for error in errors):
            return False
        if code in {"invalid_body", "forbidden_key", "too_deep"} and breaks_rules_in_words(errors):
            return False
        if case.operation.path == "/api/v1/search" and code == "invalid_body" and breaks_rules_of_model(errors):
            return False
        if code == "invalid_body" and errors and {error["code"] for error in errors} <= FORMATS:
            return False
        combined = code == "invalid_parameter" and {error["code"] for error in errors} <= COMBINATIONS
        return not (code in TOLD_IN_WORDS or combined)
    if kind == "MissingHeaderNotRejected":
        # RFC 6585: a write that must be conditional is answered 428, which schemathesis does not expect.
        return body.get("code") != "precondition_required"
    if kind == "AcceptedNegativeData":
        # Of a bulk in best_effort mode and of several searches the answer is 207, and the item that breaks its schema is
        # refused in it by itself; and 412 is a refusal too: of the consistency asked for, before anything else is read.
        refused_in_part = response.status_code == 207 and refused_items(body)
        return not (refused_in_part or body.get("code") == "precondition_failed")
    return True
