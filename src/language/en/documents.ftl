### Single files: Word, PDF, one page.
document-contents = Contents
document-of = of
document-page = Page
document-system = The quality system as one document
