### Search and navigation of the site.

menu-organisation = Organisation
menu-audit = Audit
menu-documents = Documents

search-title = Search
search-label = Search the site
search-placeholder = Search
search-results = Results
# “#” stands for the number.
search-none = No result
search-one = # result
search-many = # results
search-more = All results
search-cut = Too many words begin like this: only some of the pages are shown. Type more letters.
search-further = Show more
search-no-script = Searching needs JavaScript. The list of definitions leads to every page.

colours-auto = Colours: as the system
colours-light = Colours: light
colours-dark = Colours: dark
