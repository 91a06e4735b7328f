### Single files: Word, PDF, one page.
document-contents = Contents
document-cost = Cost
document-level = Level
document-of = of
document-open = Open
document-page = Page
document-system = The quality system as one document
