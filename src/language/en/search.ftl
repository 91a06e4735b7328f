### Search and navigation of the site.
