"""What the pages of the site say, as Markdown: each module makes the pages of one part."""
