### Templates and themes.
template-not-utf-8 = the template “{ $template }” is not saved in UTF-8
    .fix = Save it in your editor with the encoding UTF-8.
template-too-large = the template “{ $template }” is longer than { $limit } kB
    .fix = Cut it into several, and include them.
template-too-many = there are more than { $limit } files in the folder of templates
    .fix = Remove those that are no templates.
template-outside = a link leads from the template “{ $template }” out of the project
    .why = What lies outside the project is not in its history, and differs from one machine to the next.
    .fix = Copy the file into the project in place of the link.
template-unreadable-file = the template “{ $template }” cannot be opened
    .fix = Remove the link that leads nowhere, or restore its file.
template-unused = no template is called “{ $template }”, and none of yours uses it
    .why = It stands in for nothing and changes nothing.
    .fix = { $suggestion ->
        [none] Give it the name of one of these: { $known }.
       *[other] Did you mean { $suggestion }? The names are: { $known }.
    }
template-version = this template was written for version { $written } of what templates are given; this is version { $current }
    .why = Names may have changed since: the page may lack something.
    .fix = Compare it with `smqc explain templates`, then write `smqc-context: { $current }` in it.
template-on-page = met while “{ $page }” was made
template-syntax = this cannot be read as a template
    .fix = Look for a brace or a quotation mark that is not closed, or a block without its end.
template-syntax-unexpected = { $found } cannot stand here
    .fix = Write { $expected } here, or look for what is not closed before it.
template-syntax-statement = there is no statement “{ $name }”
    .fix = { $suggestion ->
        [none] The statements are: { $known }.
       *[other] Did you mean { $suggestion }?
    }
template-token-block-end = the end of the statement
template-token-end = the end of the file
template-token-expression = an expression
template-token-name = a name
template-token-number = a number
template-token-statement = a statement
template-token-text = a text
template-token-value-end = the end of the value
template-token-keyword = a keyword
template-undefined = “{ $name }” is not given to this template
    .why = A name that is not given would leave a gap on the page.
    .fix = { $suggestion ->
        [none] `smqc explain templates` lists what is given.
       *[other] Did you mean { $suggestion }? `smqc explain templates` lists what is given.
    }
template-unknown-filter = there is no filter “{ $name }”
    .fix = { $suggestion ->
        [none] The filters are: { $known }.
       *[other] Did you mean { $suggestion }? The filters are: { $known }.
    }
template-unknown-test = there is no test “{ $name }”
    .fix = { $suggestion ->
        [none] The tests are: { $known }.
       *[other] Did you mean { $suggestion }? The tests are: { $known }.
    }
template-unknown-function = there is no function “{ $name }”
    .fix = { $suggestion ->
        [none] The functions are: { $known }.
       *[other] Did you mean { $suggestion }? The functions are: { $known }.
    }
template-unknown-name = there is no template “{ $name }”
    .fix = { $suggestion ->
        [none] The templates are: { $known }.
       *[other] Did you mean { $suggestion }?
    }
template-itself = this template extends itself
    .why = The name without “smqc/” is your own file; the one of the program has it in front.
    .fix = Write “smqc/{ $name }”.
template-worked-out-name = the name of a template is written out
    .why = A name that is worked out could not be checked before a page is made.
    .fix = Write the name between quotation marks, one statement per template.
template-unknown-part = “{ $name }” is not among what is asked here
    .fix = Look at the macros and blocks of the template that is meant; those built in have “smqc/” in front of their name.
template-absent = a value that is absent is printed here
    .why = It would leave a gap on the page.
    .fix = Print it only where it is there, with an “if” around it, or say what stands in its place with “or”.
template-compound = a list or a group of values is printed here
    .why = Only texts, numbers and yes or no can be printed.
    .fix = Print one of its fields, or go through it with a “for”.
template-no-words = the program has no words under “{ $name }”
    .fix = Write the text itself. The keys that templates may use are those of the built-in templates.
template-not-a-drawing = this is no drawing of the program
    .fix = Hand the filter “drawing” the drawing that the page is given, as it is.
template-joins = texts and numbers are not worked out in a template with “{ $name }”
    .why = A text that grows by itself has no bound.
    .fix = Print the values one behind the other. A “+” takes a number written out on one side.
template-nests = a list holds a value that was set in the template
    .why = Lists that hold each other have no bound.
    .fix = Hand over the value itself, or a list of what the page is given.
template-escape = what people wrote is always escaped
    .why = Without it, a title could bring a script into the page.
    .fix = Leave “{ $name }” out. Markdown is laid out by the filter “prose”.
template-failed = this cannot be worked out
    .fix = Look at what the values here are: `smqc explain templates` lists them with their form.
template-steps = the page takes more steps than a page may
    .why = A page of ten thousand rows stays far below; what reaches the limit runs in circles.
    .fix = Look for a loop in a loop, or a macro that calls itself.
template-depth = templates and macros call each other too deep
    .fix = Give the macro that calls itself an end.
template-empty = there is nothing in this template: it would leave its place blank
    .fix = Write it, or delete the file to have ours again. Where nothing is meant, say so in a remark: {"{#"} none #{"}"}.
template-intricate = there is too much in this tag, or there are too many `elif` in this template
    .fix = Write it as several tags: work out the parts with `set` first.
template-output = the page is longer than a page may be
    .why = What reaches the limit runs in circles.
    .fix = Look for a loop in a loop, or a macro that prints itself.
template-built-in-fails = the built-in template “{ $name }” does not find here what it asks for
    .why = It works with the templates it came with; yours stand in for some: { $own }.
    .fix = Keep in yours the blocks and macros that the built-in ones have, and hand each macro what ours hand it: begin them with “extends” or “import” of the one with “smqc/” in front.
template-brings = the page “{ $page }” would hold { $what }
    .why = Documents are sent, published and opened from a disk: they do nothing but be read.
    .fix = Take it out of the template. What people wrote is printed as text; a picture is the logo of the theme.
template-harm-script = a script
template-harm-event = an attribute that runs a script: { $name }
template-harm-address = an address that runs a script or brings a page of its own: { $name }
template-harm-load = something that is loaded from elsewhere: { $name }
template-harm-element = an element that pages may not hold: { $name }
template-harm-style = a style that loads something: { $name }
template-harm-hidden = something that browsers may read otherwise: { $name } (a bare “<” is written `&lt;`)
logo-missing = there is no file “{ $path }” in the project
    .fix = Write the path of the picture from the project’s folder.
logo-outside = “{ $path }” leads out of the project
    .why = What lies outside the project is not in its history, and differs from one machine to the next.
    .fix = Copy the picture into the project, and write its path from there.
logo-too-large = “{ $path }” is larger than { $limit } kB
    .fix = Save it smaller: a logo of 600 pixels is enough for paper.
logo-not-a-picture = “{ $path }” is no SVG, PNG or JPEG picture that can be read
    .fix = Save it again as one of these: whole, in the colours of screens (RGB or grey), of 16 million pixels at most.
context-base = The frame of every page of the site: head, menu, foot.
context-checklist = The audit checklist of a standard.
context-coverage = The clauses of a standard, and where each is shown.
context-data = The registers, their files and what was rejected.
context-definition = A definition.
context-definitions = The list of definitions, by kind.
context-findings = What was found, and what is waived.
context-kind = The definitions of a kind, in Markdown.
context-overview = The first page: the state of promises and objectives.
context-part = Macros for every page: texts, links, badges, tables. It is given what they are handed.
context-standards = The list of standards.
reference-templates = Templates
reference-templates-intro = Every page is laid out by a template. A file of the same name in the folder `templates` of the project stands in for one of them; the others stay as they are. The built-in one keeps its name with `smqc/` in front, so that a template can change a part of it and keep the rest. Templates are written in the language of minijinja (Jinja). This is version { $version } of what they are given.
reference-templates-names = A template is given `page` (where it stands) and `view` (what it says). It is given only what the audience of its edition may read. A name that is not given is an error, told at line and column: a page is never made with a gap. A template of another name can be included, imported or extended by yours; a file that none uses is reported.
reference-templates-safe = What people wrote is always escaped; there is no `safe` and no `autoescape`. A page made with your templates may hold no script, no attribute that runs one, no frame, no address other than the web’s, and nothing that is loaded from elsewhere: `smqc build` refuses it and writes nothing. Colours, fonts and the logo are the `theme` of the System.
reference-templates-bounds = A template is at most { $size } kB long; a page takes at most { $steps } million steps (fewer where a template has very long texts) and has at most { $page } MB. Texts are printed one behind the other: there is no `~`, no `*`, and a `+` takes a number written out on one side. A list holds what the page is given, or what is written out, not what was set in the template.
reference-templates-versions = Versions of what templates are given
reference-templates-version = Version { $version } is the first. A template may say which one it was written for, anywhere in a remark: `smqc-context: { $version }`. Where the number is another, `smqc check` says so.
reference-templates-tools = Filters, tests and functions
reference-templates-list = The templates
reference-template = Template
reference-view = What `view` is
reference-filter = Filter
reference-known = Known
reference-absent = May be absent
reference-filters-engine = Filters of the language
reference-tests = Tests, behind `is`
reference-functions = Functions
reference-filter-address = In Markdown: an address between the parentheses of a link.
reference-filter-code = In Markdown: a text as code.
reference-filter-drawing = A drawing that the page is given, as it is.
reference-filter-line = In Markdown: what people wrote in Markdown, on one line.
reference-filter-message = A message of the program: what stands between grave accents is code.
reference-filter-prose = What people wrote in Markdown, laid out and made harmless.
context-channels = How customers reach the organisation, for staff.
context-charter = The charter, for customers.
context-charter-text = The charter, how to complain and the recourse, as one text.
context-complain = How to complain, for customers.
context-procedure = A complaint procedure step by step, for staff.
context-promises = What was promised, for staff.
context-recourse = Who else can be asked, for customers.
context-role = What a role answers for, for staff.
context-staff = The first page for staff.
context-survey = How a survey is led, for staff.
context-calendar = What is due when.
context-control = The document control below every page.
context-control-text = The document control below every page, in Markdown.
context-document = A document in one file that needs no other: the whole system, a procedure.
context-documents = The master list of documents, and every file that was made.
context-entrance = The first page of the output folder: leads to every edition.
context-flow = The course of a complaint procedure, as a part of a page.
context-form-complaint = The complaint form.
context-form-follow-up = The file of a complaint, for staff.
context-form-letters = The letters of a complaint procedure, for staff.
context-form-questionnaire = The questionnaire of a survey.
context-forms = The list of the forms.
context-glossary = The words of the pages, explained.
context-languages = The first page of an edition: leads to its first language.
context-part-editions = Macros for the pages of customers and staff. It is given what they are handed.
context-part-flow = A macro for the course of a complaint procedure. It is given what it is handed.
context-part-forms = Macros for the fields of forms. It is given what they are handed.
context-part-sample = A macro for the arithmetic of a survey’s sample. It is given what it is handed.
context-responsibilities = Who answers for what.
context-sample = The arithmetic of a survey’s sample, as a part of a page.
context-search = The search.
reference-templates-groups = Groups of fields
reference-templates-groups-are = What the templates above are given, group by group. A field that may be absent is printed only where it is there.
reference-view-of-the-page = what the page gives that it is a part of
reference-view-nothing = nothing
reference-filter-css = A text between quotation marks, as a value in a style.
template-syntax-open = “{ $name }” is never ended
    .fix = Write “{ $needed }” where it ends.
template-syntax-unclosed = “{ $name }” is opened here and not closed
    .fix = Write “{ $needed }” where it ends.
template-syntax-other-end = “{ $name }” cannot end what is open here
    .fix = Write “{ $needed }” before it.
template-syntax-opened = this is still open
template-syntax-idle-end = “{ $name }” ends nothing
    .fix = Remove it, or write the statement that it ends above it.
template-syntax-quote = a quotation mark is not closed
    .fix = Look for the text on this line that lacks its second quotation mark.
template-syntax-sign = “{ $name }” means nothing here
    .fix = Conditions are joined with “and”, “or” and “not”, values compared with “==” or “!=”. Otherwise look for what is not closed before it.
template-syntax-equals = a single “=” cannot stand here
    .fix = Compare with “==”. A value gets its name by “set”.
template-token-sign = “{ $sign }”
template-block-twice = there are two blocks “{ $name }”
    .fix = Put what both hold into one, or give the second another name.
template-block-in-macro = a block stands in a macro
    .fix = Write it outside, and call the macro in it.
template-extends-twice = a template extends one other
    .fix = Remove one of the two.
template-lost = this would not come out
    .why = Where a template extends another, only its blocks are printed.
    .fix = Write it into one of the blocks: { $known }.
template-unknown-block = the extended template has no block “{ $name }”
    .why = What it holds would not come out.
    .fix = { $suggestion ->
        [none] Its blocks are: { $known }.
       *[other] Did you mean { $suggestion }? Its blocks are: { $known }.
    }
template-unknown-macro = the imported template has nothing called “{ $name }”
    .fix = { $suggestion ->
        [none] It has: { $known }.
       *[other] Did you mean { $suggestion }? It has: { $known }.
    }
template-macro-arguments = the macro “{ $name }” is handed less than it takes
    .fix = Hand it, in this order: { $known }.
template-not-a-list = this is one value, not a list
    .why = A “for” would go through it sign by sign.
    .fix = Print it as it is, or go through a list: `smqc explain templates` gives the form of each field.
