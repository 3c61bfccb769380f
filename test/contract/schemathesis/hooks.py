"""What schemathesis cannot know from the document: how a TRON address is made, and which answers are as documented in words."""

import ast
import hashlib
import re
import threading

import schemathesis
from hypothesis import strategies as st

# Python 3.11 fails with a SystemError, "AST constructor recursion depth mismatch", when two workers parse source at once.
parse, parsing = ast.parse, threading.Lock()


def parse_alone(*args, **kwargs):
    with parsing:
        return parse(*args, **kwargs)


ast.parse = parse_alone

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
# Formats of which the document has only the characters: in its coverage phase schemathesis makes texts of those alone.
FORMATS = {"cron", "time_zone"}
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
