### The audit checklist.

checklist-planned = Planned for
checklist-looked-at = What was looked at
checklist-requirement = requirement
checklist-guidance = guidance
checklist-grade-none = No gap
checklist-grade-major = Major gap
checklist-grade-minor = Minor gap
checklist-grade-gap = Gap against guidance
checklist-grade-opportunity = Opportunity
checklist-waived = Waived on { $names }
checklist-workbook = The same as a workbook (XLSX)
checklist-note = Print it on A4, landscape, or fill in the workbook: what is typed on this page is not kept.
checklist-of-audits = Checklists of audits
checklist-of-audits-lead = The clauses that an audit names, of all the standards it is about.
checklist-known = What is known
checklist-to-fill-in = For the auditor
checklist-title-of-clause = Title
checklist-shown = What shows it
checklist-values = Current value
checklist-findings = Findings
checklist-documents = Documents and versions
checklist-records = Record ids seen
checklist-interviewee = Role of the person interviewed
checklist-sample = Sample
checklist-population = Population
checklist-sample-size = n
checklist-method = Method
checklist-seed = Seed
checklist-sample-ids = Ids drawn
checklist-not-audited = Not audited, because
checklist-sheet = Checklist
checklist-cases = { $n } ({ $source })
checklist-totals = Totals
checklist-clauses = Clauses
checklist-audited-count = Audited (with a grade)
checklist-not-audited-count = Not audited, with a reason
checklist-left = Still to audit
checklist-how-yellow = Write into the pale yellow cells of the sheet “{ $sheet }”. All others are locked, without a password: they say what is known as of { $date }.
checklist-how-grade = Choose a grade from the list: for a requirement major gap, minor gap or opportunity; for guidance gap against guidance or opportunity. “No gap” says that the clause was audited and nothing was found.
checklist-how-not-audited = Where a clause is not audited, leave the grade empty and write why.
checklist-how-sample = So that somebody else can draw the same sample: the population, how many were drawn, by which method, with which seed, and the ids drawn.
checklist-how-totals = The totals below are worked out by formulas from the sheet.

## Workbooks: what each of them says of itself.

workbook-about = About
workbook-lists = Lists
workbook-how = How to fill it in
workbook-system = Quality system
workbook-organisation = Organisation
workbook-page = page &P of &N
workbook-choose = Choose an answer from the list.
workbook-day = Write a date: 2026-01-31.
workbook-number = Write a whole number.
