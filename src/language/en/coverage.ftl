## Coverage, the five steps, the chain behind a promise, waivers.

view-more = { $shown } and { $n } more
coverage-none = The system names no standard it follows: there is nothing to cover.
coverage-note = These figures say what is documented. Whether practice follows it is for an auditor to see.
coverage-counts = { $declared } of { $n ->
    [one] { $n } clause
   *[other] { $n } clauses
} documented, { $evidenced } of them with evidence, { $audited } audited
coverage-shown = shown by { $names }
coverage-not-given = not given: { $names }
coverage-against = contradicted by { $names }
coverage-waived = waived: { $names }
coverage-off = rules switched off: { $names }
coverage-evidence = evidence: { $names }
coverage-audits = audited: { $names }
coverage-open = findings still open: { $names }
coverage-follows = read from { $names }
coverage-set-aside = { $reason } ({ $owner ->
    [none] nobody answers for it
   *[other] { $owner }
})
steps-title = The five steps, definition by definition
steps-own = The five steps
steps-all = All definitions
steps-done = { $done } of { $n }
steps-others = The first { $shown } of { $n }, those with a step missing before the others. Each definition says its own on its page.
step-defined = defined
step-written = written
step-demonstrated = demonstrated
step-verified = verified
step-proved = proved
step-not-expected = –
chain-none = There is no promise in force: there is no chain.
chain-indicator = indicator
chain-complaint-procedure = complaint procedure
chain-escalation = escalation
chain-dispute-provider = dispute provider
chain-survey = survey
chain-action = action
chain-review = review
chain-missing = missing: { $from } → { $to }
chain-whole = { $whole } of { $n ->
    [one] { $n } promise has its whole chain
   *[other] { $n } promises have their whole chain
}
waivers-none = No rule is waived.
waivers-left = until { $until }, { $days ->
    [0] its last day
    [one] one day left
   *[other] { $days } days left
}; silences { $n ->
    [0] nothing
    [one] one finding
   *[other] { $n } findings
}
waivers-over = ended on { $until }, { $days ->
    [one] one day ago
   *[other] { $days } days ago
}; silences nothing any more
waivers-answers = answers for it: { $owner ->
    [none] nobody
   *[other] { $owner }
}; approved by { $approver ->
    [none] nobody
   *[other] { $approver }
}
