### Single files: Word, PDF, one page.
