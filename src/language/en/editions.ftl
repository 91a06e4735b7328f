### Editions, document control.

edition-auditor = The whole system
edition-auditor-about = Everything: definitions, verdicts, clauses, findings and evidence. For those who answer for the system and those who judge it.
edition-customer = For customers
edition-customer-about = What is promised, how to complain, and what happens when a promise is not kept. May be published.
edition-staff = For staff
edition-staff-about = The procedures step by step: who does what, by when, and what they may grant.

reference-read-by = Read by
reference-read-by-auditor = auditors
reference-read-by-customer = everybody
reference-read-by-staff = staff

control-approved = Approval
control-as-of = As of
control-author = Author
control-changed = What changed
control-digest = Source
control-draft = Draft, not in force
control-effective = In force from
control-heading = Document control
control-id = Document
control-in-force = In force
control-printed = uncontrolled when printed
control-retired = Retired
control-review = Next review by
control-status = Status
control-supersedes = Supersedes
control-to-be-approved = to be approved by { $role }
control-tool = Made by
control-until = In force until
control-version = Version
