"""Cases that are the same for several tools: agents in Markdown with a name, a description, tools and a model."""
