### Editions, document control.

edition-auditor = The whole system
edition-auditor-about = Everything: definitions, verdicts, clauses, findings and evidence. For those who answer for the system and those who judge it.
edition-customer = For customers
edition-customer-about = What is promised, how to complain, and what happens when a promise is not kept. May be published.
edition-staff = For staff
edition-staff-about = The procedures step by step: who does what, by when, and what they may grant.
