"""What a sibling service does with the Python client; python.e2e-spec.ts runs it against the running service."""

import sys
import time

from lucid_storage_client import AuthenticatedClient
from lucid_storage_client.api.backups import create_backup
from lucid_storage_client.api.jobs import get_job
from lucid_storage_client.api.trust_policies import (
    create_trust_policy,
    delete_trust_policy,
    get_trust_policy,
    update_trust_policy,
)
from lucid_storage_client.api.users import create_user, list_users
from lucid_storage_client.models import (
    CreateBackup,
    CreateTrustPolicy,
    CreateUser,
    Job,
    JobState,
    PolicyRule,
    Problem,
    TrustPolicy,
    UpdateTrustPolicy,
    User,
    UserPage,
)
from lucid_storage_client.types import UNSET, Unset


def use(client: AuthenticatedClient, tron_address: str, other_address: str) -> None:
    user = create_user.sync(client=client, body=CreateUser(user_id="ada", email="ada@example.org", tron_address=tron_address))
    assert isinstance(user, User) and user.version == 1, user
    assert isinstance(
        create_user.sync(client=client, body=CreateUser(user_id="bob", email="bob@example.org", tron_address=other_address)),
        User,
    )

    found: list[str] = []
    cursor: str | Unset = UNSET
    while True:
        page = list_users.sync(client=client, limit=1, cursor=cursor)
        assert isinstance(page, UserPage), page
        found += [item.user_id for item in page.items]
        cursor = page.next_cursor
        if isinstance(cursor, Unset):
            break
    assert sorted(found) == ["ada", "bob"], found

    created = create_trust_policy.sync_detailed(
        client=client,
        body=CreateTrustPolicy.from_dict(
            {
                "user_id": "ada",
                "name": "Readers",
                "policy_type": "user_trust",
                "rules": [{"rule_id": "reads", "effect": "allow", "actions": ["read"]}],
            }
        ),
    )
    policy, etag = created.parsed, created.headers["etag"]
    assert isinstance(policy, TrustPolicy) and isinstance(policy.rules[0], PolicyRule), policy

    changed = update_trust_policy.sync_detailed(
        policy.policy_id, client=client, if_match=etag, body=UpdateTrustPolicy(name="All readers")
    )
    assert isinstance(changed.parsed, TrustPolicy) and changed.parsed.name == "All readers", changed

    stale = update_trust_policy.sync(policy.policy_id, client=client, if_match=etag, body=UpdateTrustPolicy(name="Nobody"))
    assert isinstance(stale, Problem) and stale.status == 412 and stale.code == "precondition_failed", stale

    gone = delete_trust_policy.sync_detailed(policy.policy_id, client=client, if_match=changed.headers["etag"])
    assert gone.status_code == 204, gone
    missing = get_trust_policy.sync(policy.policy_id, client=client)
    assert isinstance(missing, Problem) and missing.status == 404, missing

    job = create_backup.sync(client=client, body=CreateBackup(name="from-python"))
    while isinstance(job, Job) and job.state in (JobState.QUEUED, JobState.RUNNING):
        time.sleep(0.1)
        job = get_job.sync(job.job_id, client=client)
    assert isinstance(job, Job) and job.state == JobState.SUCCEEDED, job


base_url, api_key, *addresses = sys.argv[1:]
with AuthenticatedClient(base_url=base_url, token=api_key, prefix="", auth_header_name="X-API-Key") as client:
    use(client, *addresses)
print("done")
