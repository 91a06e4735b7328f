## Reading YAML.

yaml-not-utf8 = this file is not written in UTF-8
    .label = the first sign that is not UTF-8
    .why = Accents would be lost or misread.
    .fix = Save the file as “UTF-8” in your editor.
yaml-utf16 = this file is written in UTF-16
    .why = Only UTF-8 is read.
    .fix = Save the file as “UTF-8” in your editor.
yaml-file-too-long = this file is longer than { $limit } MiB
    .fix = Split it into several files; their names and folders are free.
yaml-carriage-returns = the lines of this file end as they did on very old Macs
    .why = The whole file would be read as a single line.
    .fix = Save it with “LF” or “CRLF” line endings in your editor.
yaml-separator = this line does not separate two definitions
    .fix = Write three hyphens, alone and without indentation: `---`.
yaml-separator-missing = a new definition starts here, and nothing separates it from the one before
    .fix = Put a line that holds only `---` above it.
yaml-no-break-space = a no-break space stands where YAML expects an ordinary one
    .why = It looks like a space, but YAML takes it for a letter. Word processors insert it by themselves.
    .fix = Delete it and type an ordinary space.
yaml-invisible-sign = an invisible character stands here
    .why = It often comes from copying and pasting; YAML does not accept it.
    .fix = Delete it, or type the line again.
yaml-second-colon = a second colon comes without a comma: YAML sees a new key in “{ $word }”
    .why = Between { "{" }…{ "}" }, fields are separated by commas.
    .fix = Put a comma before “{ $word }”; if it is text, put the whole text in quotes.
yaml-not-a-definition = this document is not a definition
    .why = A definition is a list of `key: value` lines that starts with `kind` and `id`.
    .fix = Start it with `kind: …` and `id: …`, or remove it.
yaml-tab = a tab is used to indent
    .why = YAML indents with spaces only.
    .fix = Replace the tab with spaces (most editors have a command for this).
yaml-colon-in-text = this text holds a colon, which YAML takes for a new key
    .fix = Put the text in quotation marks.
yaml-comparison = a value cannot start with “>”
    .why = YAML reads the sign as the start of a block of text.
    .fix = Write the target in words: `at least 95 %`.
yaml-percent = a value cannot start with “%”
    .fix = Put it in quotation marks; date formats are written `dd/mm/yyyy`.
yaml-reserved-sign = a value cannot start with this sign
    .why = YAML reserves “@” and “`”.
    .fix = Put the text in quotation marks.
yaml-star = a text that starts with “*” is read as a reference to an anchor
    .fix = Put the text in quotation marks.
yaml-ampersand = a text that starts with “&” is read as the name of an anchor
    .fix = Put the text in quotation marks.
yaml-apostrophe = the apostrophe ends the text that single quotes opened
    .fix = Use double quotation marks: "L'accueil".
yaml-quote-inside = text goes on behind the closing quotation mark
    .fix = Write the inner quotation marks as \" or as “ ”.
yaml-text-behind-bracket = a text that starts with “[” is read as a list
    .fix = Put the text in quotation marks.
yaml-comma-in-text = the comma cuts the text in two: “{ $word }” became a key without a value
    .fix = Put the whole text in quotation marks.
yaml-comma-in-list = the comma cuts this text in two: “{ $text }” became an item of the list by itself
    .fix = Put the whole text in quotation marks.
yaml-text-behind-block-sign = the text behind “|” or “>” starts on the same line
    .fix = Write it on the next line, indented; a text of one line needs no such sign.
yaml-unclosed-quote = the quotation mark that opens here is never closed
    .fix = Close it at the end of the text.
yaml-bracket = this bracket is not closed where it should be
    .why = Between { "{" }…{ "}" } and […], entries are separated by commas, and every bracket is closed.
    .fix = Close the bracket, or put a text that holds a comma, a colon or a bracket in quotation marks.
yaml-hyphen = the hyphen of a list is followed by a space
    .fix = Write “-”, a space, then the element.
yaml-no-colon = this line is neither `key: value` nor `- item`
    .fix = Write a colon followed by a space: `key: value`.
yaml-indentation = this line is not indented like its neighbours
    .why = Keys of one definition start in the same column; what belongs to a key is indented further.
    .fix = Align it with the line it belongs to; a text that runs over several lines is put in quotation marks or behind `|`.
yaml-backslash = a backslash inside double quotation marks starts an escape that does not exist
    .fix = Write it twice (\\), or use single quotes.
yaml-too-deep = this is nested more than { $limit } levels deep
    .fix = Cut the definition into several.
yaml-too-deep-brackets = too many brackets are nested inside each other
    .fix = Cut the definition into several.
yaml-too-many-nodes = this document holds more than { $limit } values
    .fix = Cut it into several documents with `---`.
yaml-alias-bomb = the aliases of this document expand to more than { $limit } values
    .fix = Write the values out, or use fewer aliases.
yaml-alias-inside-itself = this alias stands inside the anchor it refers to
    .fix = Write the value out.
yaml-unknown-anchor = no anchor is named “{ $name }” above this line
    .fix = If the star belongs to the text, put the text in quotation marks.
yaml-tag = a value that starts with “!” is read as a YAML tag, which the language does not use
    .fix = Put the text in quotation marks.
yaml-merge-key = the merge key `<<` is not part of the language
    .why = What a definition says would depend on another place of the file.
    .fix = Write the fields out; values shared by all definitions go into `defaults` of the System.
yaml-complex-key = a key is a plain word, not a list or a group
    .fix = Write `key: value`.
yaml-duplicate-key = the key “{ $key }” is written twice
    .label = the second one
    .why = Only one of the two values could be kept.
    .fix = Remove one of them.
yaml-duplicate-key-first = the first one
yaml-other = this line is not valid YAML
    .fix = Put the text in quotation marks; check colons, brackets and indentation.

## Shape of definitions.

schema-kind-missing = this definition does not say its kind
    .why = The kind decides which fields a definition has.
    .fix = Add a line `kind: …`{ $suggestion ->
        [none] .
       *[other] , for instance { $suggestion }.
    }
schema-kind-unknown = “{ $kind }” is not a kind of definition
    .fix = { $suggestion ->
        [none] Kinds are { $kinds }.
       *[other] Did you mean { $suggestion }?
    }
schema-unknown-key = “{ $key }” is not a field of { $where }
    .fix = { $suggestion ->
        [none] Known fields: { $known }.
       *[other] Did you mean { $suggestion }?
    }
schema-unknown-measure = “{ $key }” is not a measure
    .fix = { $suggestion ->
        [none] Measures are { $known }.
       *[other] Did you mean { $suggestion }?
    }
schema-missing = the field “{ $key }” is missing from { $where }
    .fix = Add a line `{ $key }: …`.
schema-one-of-missing = { $where } says none of { $known }
    .fix = Choose one of them.
schema-too-many = only one of these may be given: { $given }
    .fix = Keep one.
schema-empty = “{ $key }” has no value
    .fix = Write a value, or remove the line.
schema-too-few = this list is empty
    .fix = Give at least one item.
schema-expected-text = a single value is expected here, not { $found }
    .fix = Write the value on the same line{ $example ->
        [none] .
       *[other] : { $example }.
    }
schema-expected-list = a list is expected here, not { $found }
    .fix = Write `[a, b]`, or one `- item` per line.
schema-expected-group = a group of fields is expected here, not { $found }
    .fix = Write `key: value` lines, indented, under this key{ $known ->
        [none] .
       *[other] { " " }({ $known }).
    }
schema-expected-other = { $expected } is expected here, not { $found }
schema-or = { $first } or { $second }
schema-shape-text = a single value
schema-shape-list = a list
schema-shape-group = a group of fields
schema-invalid = this value does not have the expected form

## References.

resolve-unknown = no { $kinds } has the id “{ $id }”
    .fix = { $suggestion ->
        [none] Write an existing id, or add the definition.
       *[other] Did you mean { $suggestion }?
    }
resolve-unknown-kind-prefix = “{ $prefix }” is not a kind of definition that may stand here
    .fix = Write `kind/id`, with one of { $kinds }.
resolve-needs-kind = this reference does not say which kind “{ $id }” is
    .fix = Write { $suggestion ->
        [none] `kind/id`, with one of { $kinds }.
       *[other] { $suggestion }.
    }
resolve-wrong-kind = “{ $id }” is a { $found }; { $wanted } is expected here
    .fix = { $suggestion ->
        [none] Refer to a { $wanted }.
       *[other] Did you mean { $suggestion }?
    }
resolve-unknown-part = { $target } has no part “{ $part }”
    .fix = { $suggestion ->
        [none] Write the id of one of its parts.
       *[other] Did you mean { $suggestion }?
    }
resolve-unknown-column = the source “{ $source }” has no column “{ $column }”
    .fix = { $suggestion ->
        [none] Its columns are { $known }.
       *[other] Did you mean { $suggestion }?
    }
resolve-unknown-clause = { $standard } has no clause “{ $clause }” among those known
    .fix = { $suggestion ->
        [none] Write its number as in the standard, for instance 7.4.
       *[other] Did you mean { $suggestion }?
    }
resolve-gate-not-claimed = a gate is set on “{ $standard }”, which the system does not claim
    .why = Nothing would ever be held against this gate.
    .fix = { $known ->
        [none] Name the standard under `standards`, or take the gate out.
       *[other] Standards claimed: { $known }.
    }
resolve-unknown-field = “{ $part }” in “{ $path }” is no field
    .why = A clause that asks for it would never be shown.
    .fix = { $suggestion ->
        [none] Write the kind in kebab-case and the field behind a dot: complaint-procedure.charges.
       *[other] Did you mean { $suggestion }?
    }
resolve-unknown-code = no rule has the code “{ $part }”
    .why = A rule that does not exist is always silent.
    .fix = { $suggestion ->
        [none] Take the code from `smqc explain --list`.
       *[other] Did you mean { $suggestion }?
    }
resolve-score-dimensions = { $n } lists of scores are given, and the questionnaire has { $wanted } dimensions
    .fix = Write one list of scores for each dimension, in the order of the questionnaire.
resolve-score-items = { $n } scores are given, and the dimension has { $wanted } statements
    .fix = Write one score for each statement, in the order of the questionnaire.
resolve-score-outside = the score { $score } is not on the scale of the questionnaire
    .fix = Write a score from { $from } to { $to }.
resolve-unknown-gap = nothing fills in “{ $gap }”
    .why = The customer would read the braces.
    .fix = { $suggestion ->
        [none] Write { "{" }target{ "}" } or { "{" }within{ "}" }, or words without braces.
       *[other] Did you mean { $suggestion }?
    }
resolve-gap-without-limit = nothing fills in “{ $gap }”: the target has no limit in time
    .why = The customer would read the braces.
    .fix = Write { "{" }target{ "}" }, or add a limit to the target: at least 95 % within 2 business days.
resolve-same-key-without-key = this says which row counts when a key comes twice, and the source has no key
    .why = Without a key, no two rows are ever the same case.
    .fix = Add `key:` with the column that identifies a case, or remove this line.
resolve-clause-not-covered = clause “{ $clause }” is not among those shown here
    .why = Setting it aside changes nothing in the documents.
    .fix = Leave it for the auditor to read, or check its number.
resolve-unknown-standard = no catalogue is known for “{ $standard }”
    .fix = { $suggestion ->
        [none] Known standards: { $known }.
       *[other] Did you mean { $suggestion }?
    }
resolve-unknown-rule = “{ $rule }” is not a rule
    .fix = { $suggestion ->
        [none] `smqc explain --list` shows them all.
       *[other] Did you mean { $suggestion }?
    }
rules-unknown-limit = { $rule } has no limit “{ $limit }”
    .fix = { $known ->
        [none] It has none at all: only its level can be set.
       *[other] Its limits: { $known }.
    }
rules-limit-of-another-unit = the limit “{ $limit }” takes another value
    .fix = Write it like its default, { $default }.
rules-fault-not-set = the level of “{ $rule }” cannot be set
    .why = It says that a definition cannot be read or contradicts itself.
    .fix = Remove this line, and mend the definition it speaks of.
resolve-not-waivable = “{ $rule }” cannot be waived
    .why = It says that a definition cannot be read or contradicts itself.
    .fix = Mend the definition it speaks of.
resolve-unknown-word = “{ $word }” is not in the vocabulary of the System (`{ $list }`)
    .fix = { $suggestion ->
        [none] Add it to `vocabulary`, or use one of { $known }.
       *[other] Did you mean { $suggestion }?
    }
resolve-duplicate-id = the id “{ $id }” is given to two definitions of kind { $kind }
    .label = the second one
    .why = Nobody could tell which one a reference means.
    .fix = Give one of them another id.
resolve-duplicate-part = the id “{ $id }” is given twice in this list
    .label = the second one
    .fix = Give one of them another id.
resolve-duplicate-first = the first one
resolve-cycle = these definitions go round in a circle: { $path }
    .fix = Remove one of the links.
resolve-no-system = no definition of kind System was found
    .why = The System says whose quality system this is, its languages and its standards.
    .fix = Add `smq.yaml` with `kind: System`, `smqc: 1` and an id.
resolve-two-systems = a project has one System
    .label = the second one
    .fix = Keep one.
resolve-language-version = the language version “{ $version }” is not known to this program
    .fix = Write `smqc: 1`, or use a newer smqc.
