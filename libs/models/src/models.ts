// Every model, one line each. The order is that of the OpenAPI document and of the change feed.
import './users/users.model';
import './sessions/sessions.model';
import './blocks/blocks.model';
import './transactions/transactions.model';
import './trust-policies/trust-policies.model';
import './wallets/wallets.model';
