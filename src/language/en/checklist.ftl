### The audit checklist.

## Workbooks: what each of them says of itself.

workbook-about = About
workbook-lists = Lists
workbook-how = How to fill it in
workbook-system = Quality system
workbook-organisation = Organisation
workbook-version = Version
workbook-made-with = Made with
workbook-digest = Digest of the definitions (SHA-256)
workbook-uncontrolled = Uncontrolled when printed
workbook-page = page &P of &N
workbook-choose = Choose an answer from the list.
workbook-day = Write a date: 2026-01-31.
workbook-number = Write a whole number.
