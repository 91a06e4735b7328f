### Single files: Word, PDF, one page.
document-system = The quality system as one document
document-contents = Contents
document-control = Document control
document-page = Page
document-of = of
document-foot = As of { $date } · Uncontrolled when printed
document-id = Identifier
document-edition = Edition
document-digest = Digest of the source (SHA-256)
document-printed-head = On paper
document-printed = Uncontrolled when printed: the file in its place is the valid one.
